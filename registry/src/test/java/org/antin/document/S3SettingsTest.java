package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

@DisplayName("D7.2: what leads to the vault's bucket, and what keeps a vault in its place")
class S3SettingsTest {
    @TempDir Path data;

    /// @param changes names without `antin.vault.s3.` and values, by turns
    private static S3Settings settings(String... changes) {
        var all =
                new HashMap<String, String>(
                        Map.of(
                                "antin.vault.s3.endpoint", "https://s3.hatinh.gov.vn",
                                "antin.vault.s3.bucket", "van-ban",
                                "antin.vault.s3.access-key", "antin-kho",
                                "antin.vault.s3.secret-key", KnownSecret.STORE_KEY.text()));
        for (int i = 0; i < changes.length; i += 2) {
            all.put("antin.vault.s3." + changes[i], changes[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("antin.vault.s3", Bindable.of(S3Settings.class));
    }

    private static S3Settings none() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("antin.vault.s3", Bindable.of(S3Settings.class));
    }

    private static void assertNamed(String setting, String... changes) {
        assertThatThrownBy(() -> settings(changes).complete())
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageStartingWith("antin.vault.s3." + setting + " ");
    }

    @Test
    @DisplayName("D2.4: without TLS only where it is this machine, or said on purpose")
    void tls() {
        assertThatCode(() -> settings().complete()).doesNotThrowAnyException();
        assertNamed("endpoint", "endpoint", "http://s3.hatinh.gov.vn");
        assertNamed("endpoint", "endpoint", "http://127.0.0.1.hatinh.gov.vn");
        assertNamed("endpoint", "endpoint", "ftp://127.0.0.1");
        for (var here : new String[] {"http://localhost:9000", "http://127.0.0.1:9000"}) {
            assertThatCode(() -> settings("endpoint", here).complete()).doesNotThrowAnyException();
        }
        assertThatCode(
                        () ->
                                settings("endpoint", "http://10.0.0.5:9000", "plain-http", "true")
                                        .complete())
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("what is missing or wrong is named; the secret key may lie in a file")
    void named() throws Exception {
        assertThat(none().wanted()).isFalse();
        assertNamed("endpoint", "endpoint", "");
        assertNamed("endpoint", "endpoint", "https://a:b@s3.hatinh.gov.vn");
        assertNamed("bucket", "bucket", "");
        assertNamed("bucket", "bucket", "Văn bản");
        assertNamed("prefix", "prefix", "/van-ban");
        assertNamed("prefix", "prefix", "van-ban");
        assertNamed("access-key", "access-key", "");
        assertNamed("secret-key", "secret-key", "");
        var file = Files.writeString(data.resolve("key"), KnownSecret.STORE_KEY.text() + "\n");
        assertNamed("secret-key", "secret-key-file", file.toString());
        var fromFile = settings("secret-key", "", "secret-key-file", file.toString()).complete();
        assertThat(fromFile.secret()).isEqualTo(KnownSecret.STORE_KEY.text());
        assertThatThrownBy(
                        () ->
                                settings("secret-key", "", "secret-key-file", data + "/none")
                                        .complete()
                                        .secret())
                .hasMessageStartingWith("antin.vault.s3.secret-key-file ");
    }

    @Test
    @DisplayName("D2.4: neither key is in its words")
    void words() {
        assertThat(settings().toString())
                .contains("https://s3.hatinh.gov.vn", "van-ban")
                .doesNotContain(KnownSecret.STORE_KEY.text(), "antin-kho");
    }

    @Test
    @DisplayName(
            "a folder whose documents lie in a bucket isn't served without it, nor the reverse")
    void keepsItsPlace() throws Exception {
        var places = new VaultPlaces();
        assertThat(places.vaultPlace(data, none())).isInstanceOf(DiskPlace.class);
        var document = data.resolve("vault").resolve("ab").resolve("abcd");
        Files.createDirectories(document.getParent());
        Files.writeString(document, "một văn bản");
        assertThatThrownBy(() -> places.vaultPlace(data, settings()))
                .hasMessageContaining("documents lie in " + data.resolve("vault"));
        Files.delete(document);

        var mark = data.resolve("vault-bucket");
        Files.writeString(mark, "https://s3.elsewhere.vn bucket khac\n");
        assertThatThrownBy(() -> places.vaultPlace(data, none()))
                .hasMessageContaining(
                        "lie in https://s3.elsewhere.vn bucket khac: set antin.vault");
        assertThatThrownBy(() -> places.vaultPlace(data, settings()))
                .hasMessageContaining("lie in https://s3.elsewhere.vn bucket khac, and");
    }
}
