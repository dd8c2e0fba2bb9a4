package org.antin.signing.trust;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Remembers what was once worked out about certificates, lists, answers and chains, which come
/// again in nearly every document of an agency. Never asked about files or signatures.
///
/// Bounded: when the young half is full the old half is forgotten. Threads never wait for each
/// other; at worst two work out the same.
public final class Remembered<K, V> {
    private final int half;
    private volatile ConcurrentHashMap<K, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<K, V> old = new ConcurrentHashMap<>();

    /// @param most entries kept
    public Remembered(int most) {
        half = most / 2;
    }

    /// What is known about the key, else what is worked out now.
    public V get(K key, Function<K, V> workOut) {
        V known = find(key);
        if (known != null) return known;
        V value = workOut.apply(key);
        put(key, value);
        return value;
    }

    /// What is known about the key; null when nothing is.
    public @Nullable V find(K key) {
        V known = young.get(key);
        if (known != null) return known;
        known = old.get(key);
        if (known != null) put(key, known);
        return known;
    }

    /// Remembers this about the key.
    public void put(K key, V value) {
        ConcurrentHashMap<K, V> into = young;
        // Two threads may both turn the page; then a little more is forgotten, nothing else.
        if (into.mappingCount() >= half) {
            old = into;
            into = new ConcurrentHashMap<>();
            young = into;
        }
        into.put(key, value);
    }
}
