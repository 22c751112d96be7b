package io.guanjia.owner.signin;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keys of this run alone, for a trial: nobody else can sign with them, and all tokens end with the run.
final class TrialKeys implements KeyStore {

    private final List<ECKey> keys = new CopyOnWriteArrayList<>();

    @Override
    public List<ECKey> all() {
        return List.copyOf(keys);
    }

    @Override
    public void add(ECKey key) {
        keys.add(key);
    }

    @Override
    public void remove(ECKey key) {
        keys.remove(key);
    }
}
