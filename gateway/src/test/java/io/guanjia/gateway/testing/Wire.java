package io.guanjia.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/// One connection to the gateway, held in the hand: what is written when, and what comes back on it.
public final class Wire implements Closeable {

    private final Socket socket;
    private final InputStream answers;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        answers = new BufferedInputStream(socket.getInputStream());
    }

    static Wire to(int port) throws IOException {
        return new Wire(new Socket("localhost", port));
    }

    /// From another address of the loopback network, which no proxy of the tests has.
    public static Wire from(String address, int port) throws IOException {
        return new Wire(new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(address), 0));
    }

    public void write(String... lines) throws IOException {
        write(String.join("\r\n", lines).getBytes(UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// The next answer, head and body; [EOFException] when the gateway closed instead.
    public String read() throws IOException {
        StringBuilder answer = new StringBuilder();
        String line = line();
        boolean chunked = false;
        int length = 0;
        while (!line.isEmpty()) {
            answer.append(line).append('\n');
            String header = line.toLowerCase(Locale.ROOT);
            chunked |= header.equals("transfer-encoding: chunked");
            length = header.startsWith("content-length: ") ? Integer.parseInt(header.substring(16)) : length;
            line = line();
        }
        answer.append('\n');
        if (!chunked) {
            return answer.append(body(length)).toString();
        }
        for (int size = -1; size != 0; line()) {
            size = Integer.parseInt(line(), 16);
            answer.append(body(size));
        }
        return answer.toString();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("closed after: " + line.toString(UTF_8));
            }
            line.write(next);
        }
        return line.toString(UTF_8).stripTrailing();
    }

    private String body(int length) throws IOException {
        return new String(answers.readNBytes(length), UTF_8);
    }

    /// Whether something can be read already.
    public boolean isAnswered() throws IOException {
        return answers.available() > 0;
    }

    /// Whether the gateway has closed by the time this is written.
    public boolean isClosedAfter(String text) throws IOException {
        socket.setSoTimeout(50);
        try {
            write(text);
            return answers.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    /// Whatever still comes, until the gateway closes.
    public String readToTheEnd() throws IOException {
        return new String(answers.readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
