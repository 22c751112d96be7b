package io.guanjia.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Upstreams;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Where no token is needed none arrives: a service would refuse an expired one.
@GatewayTest
class OpenRoutesIT {

    private static final String TOKENS = "/api/v1/auth/tokens";

    @Autowired
    private Caller caller;

    @BeforeEach
    void forgetRequests() {
        Upstreams.OWNER.resetRequests();
    }

    @Test
    void passesNoTokenOnWhereNoneIsNeeded() {
        String stale = "Bearer " + Tokens.expired("resident-1");
        var renewal = caller.request(TOKENS).setHeader("Authorization", stale).POST(BodyPublishers.ofString("{}"));
        assertThat(caller.send(renewal).statusCode()).isEqualTo(200);
        Upstreams.OWNER.verify(1, postRequestedFor(urlPathEqualTo(TOKENS)).withHeader("Authorization", absent()));
    }

    @Test
    void passesTheTokenOnThatIsSignedOut() {
        String own = "Bearer " + Tokens.of("resident-1");
        assertThat(signOut(own).statusCode()).isEqualTo(200);
        Upstreams.OWNER.verify(1, deleteRequestedFor(urlPathEqualTo(TOKENS)).withHeader("Authorization", equalTo(own)));
    }

    @Test
    void signsNobodyOutWithoutAValidToken() {
        assertThat(caller.json(signOut("Bearer " + Tokens.expired("resident-1")))
                        .path("code")
                        .asString())
                .isEqualTo("token-expired");
        var nobody = caller.send(caller.request(TOKENS).DELETE());
        assertThat(caller.json(nobody).path("code").asString()).isEqualTo("token-missing");
        Upstreams.OWNER.verify(0, deleteRequestedFor(urlPathEqualTo(TOKENS)));
    }

    private HttpResponse<String> signOut(String authorization) {
        return caller.send(
                caller.request(TOKENS).setHeader("Authorization", authorization).DELETE());
    }
}
