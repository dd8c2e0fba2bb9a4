package org.antin.audit;

import org.antin.auditlog.Appender;
import org.antin.auditlog.HeadSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// The log's key lies in a file of the data folder, never in the database it guards.
@Configuration(proxyBeanMethods = false)
class AuditKeys {
    @Bean
    @ConditionalOnMissingBean
    HeadSigner headSigner(@Value("${antin.data-dir}") Path data) throws IOException {
        return HeadSigner.openOrCreate(
                data.resolve("secrets").resolve("audit-key.pem"), QuickSigning::of);
    }

    @Bean
    Appender auditAppender(
            HeadSigner signer,
            @Value("${antin.data-dir}") Path data,
            @Value("${antin.audit.origin:}") String origin)
            throws IOException {
        return new Appender(origin.isBlank() ? origin(data) : origin, signer);
    }

    /// A name no other installation has, kept in `DIR/audit-origin`: a checkpoint of one log must
    /// never pass for one of another.
    static String origin(Path data) throws IOException {
        Path file = data.resolve("audit-origin");
        if (Files.notExists(file)) {
            Path draft = data.resolve("audit-origin.new");
            Files.writeString(draft, "antin/" + UUID.randomUUID() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
