package org.antin.document;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A bucket of a store that speaks S3: one object for each content, under the same relative name as
/// its file has in the data folder. The one class that knows the client (ADR 0227); it is loaded
/// only where a bucket is named.
final class S3Place implements VaultPlace, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Place.class);

    /// How stores say that they take no more.
    private static final Set<String> FULL =
            Set.of(
                    "QuotaExceeded",
                    "XMinioStorageFull",
                    "XMinioAdminBucketQuotaExceeded",
                    "InsufficientCapacity",
                    "InsufficientStorage",
                    "EntityTooLarge");

    private static final Set<String> KEYS_REFUSED =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "Forbidden");

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int INSUFFICIENT_STORAGE = 507;

    /// No content's name, and none that a copy of the vault would hold.
    private static final String NOTHING = "0".repeat(64);

    private final S3Settings settings;
    private final S3Client client;

    /// Whether the store is asked to refuse a put over what is there.
    private boolean conditional = true;

    private S3Place(S3Settings settings) {
        this.settings = settings;
        var keys = AwsBasicCredentials.create(settings.accessKey(), settings.secret());
        client =
                S3Client.builder()
                        .endpointOverride(settings.address())
                        .region(Region.of(settings.region()))
                        .forcePathStyle(settings.pathStyle())
                        .credentialsProvider(StaticCredentialsProvider.create(keys))
                        // Ours is SHA-256, sent with each put and looked at with each reading.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                        .overrideConfiguration(
                                call ->
                                        call.apiCallTimeout(settings.timeout())
                                                .apiCallAttemptTimeout(settings.timeout())
                                                .retryStrategy(RetryMode.STANDARD)
                                                // Nobody's ~/.aws comes between.
                                                .defaultProfileFile(
                                                        ProfileFile.aggregator().build()))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(settings.connectTimeout())
                                        .socketTimeout(settings.timeout())
                                        .proxyConfiguration(
                                                ProxyConfiguration.builder()
                                                        .useEnvironmentVariablesValues(false)
                                                        .build()))
                        .build();
    }

    /// @throws Away saying which setting to look at, when the bucket can't be read, written and
    ///   cleaned with this key
    static S3Place open(S3Settings settings) throws IOException {
        var place = new S3Place(settings);
        try {
            place.probe();
            return place;
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private void probe() throws IOException {
        var content = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        var name = Vault.sha256(content);
        // Without the right to list, what isn't there would look forbidden.
        if (has(name)) throw new IOException("a name nobody gave is taken in " + settings.place());
        try {
            conditional = !unheardOf(name, content);
            if (!conditional) write(name, content);
            var back = read(name);
            if (back.isEmpty() || !Arrays.equals(back.get(), content)) {
                throw new IOException(settings.place() + " gives back other bytes than it took");
            }
            if (writeNew(name, content)) {
                conditional = false;
                LOG.warn(
                        "{} knows no conditional writes: only one server may write to it",
                        settings.place());
            }
        } finally {
            remove(name);
        }
    }

    /// Writes, and hears whether the store has no notion of a condition.
    private boolean unheardOf(String sha256, byte[] content) throws IOException {
        try {
            put(sha256, content);
            return false;
        } catch (AwsServiceException e) {
            if (e.statusCode() == NOT_IMPLEMENTED) return true;
            throw trouble(e);
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public boolean has(String sha256) throws IOException {
        try {
            client.headObject(head -> head.bucket(settings.bucket()).key(key(sha256)));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public void write(String sha256, byte[] content) throws IOException {
        writeNew(sha256, content);
    }

    /// @return false when something lay there already; it still does
    private boolean writeNew(String sha256, byte[] content) throws IOException {
        try {
            put(sha256, content);
            return true;
        } catch (AwsServiceException e) {
            if (e.statusCode() == PRECONDITION_FAILED) return false;
            throw trouble(e);
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    private void put(String sha256, byte[] content) {
        var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        client.putObject(
                put ->
                        put.bucket(settings.bucket())
                                .key(key(sha256))
                                .contentType("application/octet-stream")
                                .checksumSHA256(checksum)
                                .ifNoneMatch(conditional ? "*" : null),
                RequestBody.fromBytes(content));
    }

    @Override
    public Optional<byte[]> read(String sha256) throws IOException {
        try {
            return Optional.of(
                    client.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key(sha256)))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        try {
            client.deleteObject(gone -> gone.bucket(settings.bucket()).key(key(sha256)));
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public boolean answers() {
        try {
            read(NOTHING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String key(String sha256) {
        return settings.prefix() + sha256.substring(0, 2) + "/" + sha256;
    }

    /// What the store said, with the setting to look at; a store's words hold no secret key.
    private IOException trouble(SdkException why) {
        if (!(why instanceof AwsServiceException said)) {
            return away("endpoint", "the store doesn't answer", why);
        }
        var code = said.awsErrorDetails() == null ? "" : said.awsErrorDetails().errorCode();
        var named = code == null ? "" : code;
        if (said.statusCode() == INSUFFICIENT_STORAGE || FULL.contains(named)) {
            return new IOException(settings.place() + " takes no more: " + named);
        }
        if (named.equals("NoSuchBucket")) return away("bucket", "there is no such bucket", why);
        if (KEYS_REFUSED.contains(named) || said.statusCode() == 403) {
            return away("access-key", "the store refuses this key, or the secret key to it", why);
        }
        return away("endpoint", "the store answers " + said.statusCode() + " " + named, why);
    }

    private Away away(String setting, String what, SdkException why) {
        return new Away(
                "antin.vault.s3."
                        + setting
                        + ": "
                        + what
                        + " ("
                        + settings.place()
                        + "): "
                        + String.valueOf(why.getMessage()).lines().findFirst().orElse(""),
                why);
    }

    @Override
    public void close() {
        client.close();
    }
}
