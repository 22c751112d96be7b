package io.guanjia.owner.signin;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;

/// Where private signing keys lie.
interface KeyStore {

    List<ECKey> all();

    void add(ECKey key);

    void remove(ECKey key);
}
