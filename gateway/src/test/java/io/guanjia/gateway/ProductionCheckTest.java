package io.guanjia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class ProductionCheckTest {

    private final ApplicationContextRunner trial = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Checked.class);
    private final ApplicationContextRunner production = trial.withPropertyValues(
            "GUANJIA_PRODUCTION=true",
            "TICKET_URL=http://ticket:8081",
            "BILLING_URL=http://billing.guanjia.svc:8082",
            "NOTIFICATION_URL=http://10.0.0.7:8083",
            "OWNER_URL=https://owner.example.com",
            "GUANJIA_TOKEN_JWKS_URI=https://owner.example.com/api/v1/auth/jwks");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayProperties.class)
    @Import(ProductionCheck.class)
    static class Checked {}

    @Test
    void startsTheTrialWithItsDefaults() {
        trial.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void startsInProductionWithProperSettings() {
        production
                .withPropertyValues(
                        "GUANJIA_CORS_ORIGINS=https://desk.example.com", "GUANJIA_TRUSTED_PROXIES=10.0.0.0/24")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GUANJIA_TOKEN_JWKS_URI=http://localhost:8084/api/v1/auth/jwks | trial's loopback",
                "GUANJIA_TOKEN_JWKS_URI=http://[::1]:8084/jwks                 | trial's loopback",
                "GUANJIA_TOKEN_JWKS_URI=http://127.1.2.3/jwks                  | trial's loopback",
                "GUANJIA_TOKEN_JWKS_URI=http://keys.example.com/jwks           | plain http to a foreign host",
                "GUANJIA_TOKEN_JWKS_URI=http://203.0.113.9/jwks                | plain http to a foreign host",
                "TICKET_URL=http://tickets.example.com                         | TICKET_URL is plain http",
                "OWNER_URL=http://localhost:8084                               | OWNER_URL is the trial's loopback",
                "GUANJIA_CORS_ORIGINS=*                                        | only https origins by name",
                "GUANJIA_CORS_ORIGINS=https://*.example.com                    | only https origins by name",
                "GUANJIA_CORS_ORIGINS=http://desk.example.com                  | only https origins by name",
                "GUANJIA_CORS_ORIGINS=null                                     | only https origins by name",
                "GUANJIA_TRUSTED_PROXIES=0.0.0.0/0                             | trusts everybody",
                "GUANJIA_TRUSTED_PROXIES=::/0                                  | trusts everybody"
            })
    void refusesToStartInProductionWith(String setting, String reason) {
        production
                .withPropertyValues(setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(reason));
    }

    @Test
    void neverPutsTheOperatorsPagesOnThePublicPort() {
        trial.withPropertyValues("SERVER_PORT=8080", "MANAGEMENT_SERVER_PORT=8080")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("MANAGEMENT_SERVER_PORT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GUANJIA_CLIENT_RATE=0", "GUANJIA_STREAMS=-1", "GUANJIA_BODY_LIMIT=lots"})
    void refusesSettingsThatMeanNothing(String setting) {
        trial.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
