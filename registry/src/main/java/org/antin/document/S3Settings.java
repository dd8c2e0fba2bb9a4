package org.antin.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/// The bucket that documents lie in instead of the data folder, where one is named.
///
/// @param endpoint the store's address, whole: `https://s3.hatinh.gov.vn`
/// @param prefix put before the names in the bucket, for a bucket shared with others
/// @param pathStyle whether the bucket stands in the path, not in the host's name
/// @param secretKeyFile holds the secret key, instead of `secretKey`
/// @param timeout for one question or answer with all that is tried again for it
/// @param plainHttp whether an address without TLS is meant, though it isn't this very machine's
@ConfigurationProperties("antin.vault.s3")
record S3Settings(
        @DefaultValue("") String endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String secretKeyFile,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT1M") Duration timeout,
        @DefaultValue("false") boolean plainHttp) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]+/)*");

    /// Whether a bucket is wanted at all.
    boolean wanted() {
        return !bucket.isBlank() || !endpoint.isBlank();
    }

    /// @throws IllegalStateException naming the setting that is missing or wrong
    S3Settings complete() {
        need(!endpoint.isBlank(), "endpoint", "is missing: the store's address");
        var scheme = String.valueOf(address().getScheme());
        var host = String.valueOf(address().getHost());
        need(
                scheme.equals("https")
                        || scheme.equals("http") && (plainHttp || THIS_MACHINE.contains(host)),
                "endpoint",
                "must begin with https:// (or say antin.vault.s3.plain-http=true): " + endpoint);
        need(
                BUCKET.matcher(bucket).matches(),
                "bucket",
                "must be a bucket's name: \"" + bucket + '"');
        need(
                PREFIX.matcher(prefix).matches(),
                "prefix",
                "must end with / and have none at its beginning: \"" + prefix + '"');
        need(!region.isBlank(), "region", "is missing");
        need(!accessKey.isBlank(), "access-key", "is missing");
        need(
                secretKey.isBlank() != secretKeyFile.isBlank(),
                "secret-key",
                "or antin.vault.s3.secret-key-file is needed, one of the two");
        return this;
    }

    private static void need(boolean holds, String setting, String otherwise) {
        if (!holds) throw new IllegalStateException("antin.vault.s3." + setting + " " + otherwise);
    }

    URI address() {
        try {
            var address = new URI(endpoint);
            need(
                    address.getHost() != null
                            && address.getUserInfo() == null
                            && address.getQuery() == null,
                    "endpoint",
                    "must be an address like https://s3.hatinh.gov.vn");
            return address;
        } catch (URISyntaxException e) {
            // Without the cause: the start shows the deepest message, and this one says what to do.
            throw new IllegalStateException(
                    "antin.vault.s3.endpoint must be an address like https://s3.hatinh.gov.vn");
        }
    }

    /// The secret key, wherever it stands.
    String secret() {
        if (secretKeyFile.isBlank()) return secretKey;
        try {
            var secret = Files.readString(Path.of(secretKeyFile)).strip();
            need(!secret.isEmpty(), "secret-key-file", "names an empty file: " + secretKeyFile);
            return secret;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "antin.vault.s3.secret-key-file can't be read: " + secretKeyFile);
        }
    }

    /// Where it is, for people; no key is in it.
    String place() {
        return endpoint + " bucket " + bucket + (prefix.isEmpty() ? "" : " under " + prefix);
    }

    /// Never the keys.
    @Override
    public String toString() {
        return "S3Settings[" + place() + "]";
    }
}
