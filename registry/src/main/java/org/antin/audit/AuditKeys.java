package org.antin.audit;

import org.antin.auditlog.Appender;
import org.antin.auditlog.HeadSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.nio.file.Path;

/// The log's key lies in a file of the data folder, never in the database it guards.
@Configuration(proxyBeanMethods = false)
class AuditKeys {
    @Bean
    @ConditionalOnMissingBean
    HeadSigner headSigner(@Value("${antin.data-dir}") Path data) throws IOException {
        return HeadSigner.openOrCreate(data.resolve("secrets").resolve("audit-key.pem"));
    }

    @Bean
    Appender auditAppender(
            HeadSigner signer, @Value("${antin.audit.origin:antin/audit}") String origin) {
        return new Appender(origin, signer);
    }
}
