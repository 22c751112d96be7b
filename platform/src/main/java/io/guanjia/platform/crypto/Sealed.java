package io.guanjia.platform.crypto;

/// An encrypted text as a state class holds it: `<key id>.<base64 of nonce and ciphertext>`.
public record Sealed(String text) {}
