package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import io.guanjia.trial.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A worker's phone: the live stream of jobs, read as server-sent events.
final class LiveJobs implements AutoCloseable {

    private final Person worker;
    private final InputStream stream;
    private volatile boolean open = true;
    private final List<JsonNode> jobs = new CopyOnWriteArrayList<>();

    LiveJobs(Person worker) {
        this.worker = worker;
        try {
            HttpResponse<InputStream> answer = worker.api().stream("/api/v1/jobs/stream");
            Unexpected.unless(answer.statusCode() == 200, "GET /jobs/stream answered " + answer.statusCode());
            stream = answer.body();
        } catch (IOException e) {
            throw new Unexpected("GET /jobs/stream did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        Thread.ofVirtual().name("jobs of " + worker.name()).start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                    .filter(job -> job.has("about"))
                    .forEach(jobs::add);
        } catch (IOException | UncheckedIOException cutOff) {
            // What is read is kept; that no more comes is said below.
        }
        open = false;
    }

    /// Whether the connection stands.
    boolean isOpen() {
        return open;
    }

    Person worker() {
        return worker;
    }

    List<JsonNode> about(String ticketId) {
        return jobs.stream()
                .filter(job -> job.path("about").asString("").equals(ticketId))
                .toList();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
