package org.antin.document;

import org.antin.database.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Chooses where the vault's bytes lie, and sees that a data folder keeps its vault: in another
/// place all its documents would seem to be missing.
@Configuration(proxyBeanMethods = false)
class VaultPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(VaultPlaces.class);

    @Bean
    VaultPlace vaultPlace(@Value("${antin.data-dir}") Path data, S3Settings s3) throws IOException {
        var folder = data.resolve("vault");
        var mark = data.resolve(DataFolder.VAULT_BUCKET);
        var before = Files.exists(mark) ? Files.readString(mark).strip() : "";
        if (!s3.wanted()) {
            if (!before.isEmpty()) {
                throw new IllegalStateException(
                        "the documents of this data folder lie in "
                                + before
                                + ": set antin.vault.s3.*, or copy them to "
                                + folder
                                + " and delete "
                                + mark);
            }
            return new DiskPlace(folder);
        }
        var now = s3.complete().place();
        if (!before.isEmpty() && !before.equals(now)) {
            throw new IllegalStateException(
                    "the documents of this data folder lie in "
                            + before
                            + ", and antin.vault.s3.* names "
                            + now
                            + ": copy them there and delete "
                            + mark);
        }
        if (holdsDocuments(folder)) {
            throw new IllegalStateException(
                    "antin.vault.s3.bucket is set, and documents lie in "
                            + folder
                            + ": copy them to the bucket, then give the folder another name");
        }
        var place = opened(s3);
        Files.writeString(mark, now + "\n");
        return place;
    }

    private static VaultPlace opened(S3Settings s3) {
        try {
            return S3Place.open(s3);
        } catch (IOException e) {
            LOG.error("the bucket of the vault can't be used", e);
            // Without the cause: the start shows the deepest message, and this one names the
            // setting.
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static boolean holdsDocuments(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (var all = Files.walk(folder)) {
            return all.anyMatch(Files::isRegularFile);
        }
    }
}
