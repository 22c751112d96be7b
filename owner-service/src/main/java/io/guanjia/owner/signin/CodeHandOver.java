package io.guanjia.owner.signin;

import io.guanjia.owner.person.Language;
import io.guanjia.owner.person.Phone;
import io.guanjia.platform.internal.Away;
import io.guanjia.platform.internal.InternalClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/// Hands a code to notification-service, in memory only. After the answer, so that its time does not tell who
/// is on file; a code that is lost here is asked for again after a minute.
@Component
class CodeHandOver {

    private static final Logger LOG = LoggerFactory.getLogger(CodeHandOver.class);

    private final InternalClient notification;
    private final MeterRegistry meters;
    private final ExecutorService afterwards = Executors.newVirtualThreadPerTaskExecutor();

    CodeHandOver(InternalClient notification, MeterRegistry meters) {
        this.notification = notification;
        this.meters = meters;
    }

    record OneTimeCode(String phone, String code, String language) {
        @Override
        public String toString() {
            return "OneTimeCode";
        }
    }

    void begin(Phone phone, String code, Language language) {
        afterwards.execute(() -> handOver(new OneTimeCode(phone.e164(), code, language.tag())));
    }

    private void handOver(OneTimeCode code) {
        try {
            notification.post("notification", "/internal/codes", code);
            meters.counter("guanjia.codes", "result", "handed-over").increment();
        } catch (Away | RestClientException failure) {
            meters.counter("guanjia.codes", "result", "lost").increment();
            LOG.warn(
                    "a one-time code was not handed over: {}",
                    failure.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void finish() {
        afterwards.close();
    }
}
