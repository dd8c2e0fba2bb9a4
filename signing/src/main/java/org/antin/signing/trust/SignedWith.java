package org.antin.signing.trust;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

import java.security.PublicKey;

/// What one signature was made with.
///
/// @param algorithm as whoever signed names it
/// @param key that it was verified with
public record SignedWith(AlgorithmIdentifier algorithm, PublicKey key) {}
