package org.antin.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.nio.file.Path;

/// Chooses where the vault's bytes lie.
@Configuration(proxyBeanMethods = false)
class VaultPlaces {
    @Bean
    VaultPlace vaultPlace(@Value("${antin.data-dir}") Path data) throws IOException {
        return new DiskPlace(data.resolve("vault"));
    }
}
