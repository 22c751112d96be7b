package io.guanjia.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guanjia.platform.event.Journals.Heads;
import io.guanjia.platform.event.Journals.Said;
import io.guanjia.platform.event.Journals.SaidByKey;
import io.guanjia.platform.internal.InternalClient;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/// {@link OwnerJournals} over `/internal/heads` and `/internal/events` of the owner.
record HttpOwnerJournals(InternalClient client) implements OwnerJournals {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public ReadBack events(Subject subject, long from) {
        SaidByKey said = client.get(
                subject.owner(), "/internal/events?key={key}&from={from}", SaidByKey.class, subject.key(), from);
        return new ReadBack(
                said.oseq(),
                said.events().stream().map(event -> delivery(subject, event)).toList());
    }

    @Override
    public Heads heads(String owner, String after) {
        return client.get(owner, "/internal/heads?after={after}", Heads.class, after);
    }

    private static Delivery delivery(Subject subject, Said event) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("seq", Long.toString(event.seq()).getBytes(UTF_8));
        headers.add("ce_type", event.type().getBytes(UTF_8));
        headers.add("ce_time", event.time().toString().getBytes(UTF_8));
        if (event.trace() != null) {
            headers.add("traceparent", event.trace().getBytes(UTF_8));
        }
        return Delivery.again(subject, event.time().toEpochMilli(), JSON.writeValueAsBytes(event.data()), headers);
    }
}
