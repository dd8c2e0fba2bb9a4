package org.antin.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.nio.file.Path;

/// Practice mode: on only with `--demo` or in tests.
///
/// @param enabled whether the practice CA plays the provider
/// @param dir where it keeps itself
/// @param keys folder of the pool of practice keys, made at first build
/// @param publicUrl address under which its OCSP, CRL and time stamps are reached
/// @param port the server listens there besides its own port, for the practice CA alone; 0 for none
/// @param firstPin what every practice token starts with; shown on the signing page in practice
@ConfigurationProperties("antin.practice")
public record PracticeSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("data/practice-ca") Path dir,
        @DefaultValue("data/practice-ca/pool") Path keys,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("0") int port,
        @DefaultValue("thuchanh1") String firstPin) {
    @Override
    public String toString() {
        return "PracticeSettings[enabled=" + enabled + "]";
    }
}
