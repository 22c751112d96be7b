package io.guanjia.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// A program's own word, on its management port.
record Readiness(int managementPort) {

    private static final int PATIENCE_MILLIS = 2_000;

    boolean isUp() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort))
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
