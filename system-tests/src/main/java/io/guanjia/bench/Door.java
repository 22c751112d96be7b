package io.guanjia.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Where reports are handed in: the gateway, or ticket-service itself. Asked once, whatever comes of it.
record Door(HttpClient client, URI tickets, Desk desk, Acknowledged acknowledged) {

    private static final int CREATED = 201;

    static Door at(String address, Desk desk, Acknowledged acknowledged) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Door(client, URI.create(address + "/api/v1/tickets"), desk, acknowledged);
    }

    /// Whether the report is on record, as far as the answer says.
    boolean submit() {
        Desk.Report report = desk.next();
        HttpRequest request = HttpRequest.newBuilder(tickets)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + report.token())
                .header("Idempotency-Key", report.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report.body()))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() != CREATED) {
                acknowledged.refused(answer.statusCode());
                return false;
            }
            String place = answer.headers().firstValue("Location").orElseThrow();
            acknowledged.ticket(place.substring(place.lastIndexOf('/') + 1));
            return true;
        } catch (IOException noAnswer) {
            acknowledged.unanswered();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            acknowledged.unanswered();
            return false;
        }
    }
}
