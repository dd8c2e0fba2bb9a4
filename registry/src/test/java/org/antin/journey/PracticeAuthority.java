package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Program;
import org.antin.testkit.Program.Said;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/// The practice CA as OpenSSL meets it over HTTP: OCSP, revocation lists, time stamps.
final class PracticeAuthority {
    private final Path desk;
    private final String address;

    PracticeAuthority(Journey journey) {
        desk = journey.desk;
        address = journey.base() + "/practice-ca/";
    }

    /// What it publishes under this name.
    Path fetch(String name) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), name, name);
    }

    private Path send(HttpRequest.Builder request, String name, String to)
            throws IOException, InterruptedException {
        var file = desk.resolve(to);
        try (var client = HttpClient.newHttpClient()) {
            var asked = request.uri(URI.create(address + name)).build();
            assertThat(client.send(asked, BodyHandlers.ofFile(file)).statusCode()).isEqualTo(200);
        }
        return file;
    }

    /// The status it gives for this certificate, its signature accepted.
    String ocsp(Path certificate) throws IOException, InterruptedException {
        var said =
                openssl(
                        "ocsp",
                        "-issuer",
                        pem("x509", "issuing.cer").toString(),
                        "-cert",
                        pem("x509", certificate).toString(),
                        "-url",
                        address + "ocsp",
                        "-CAfile",
                        fetch("chain.pem").toString());
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("Response verify OK").doesNotContain("WARNING");
        return said.text();
    }

    /// What OpenSSL says of this certificate by the lists.
    Said byTheLists(Path certificate) throws IOException, InterruptedException {
        var lists =
                Files.writeString(
                        desk.resolve("lists.pem"),
                        Files.readString(pem("crl", "crl.der"))
                                + Files.readString(pem("crl", "root-crl.der")));
        return openssl(
                "verify",
                "-x509_strict",
                "-crl_check_all",
                "-CAfile",
                fetch("root.pem").toString(),
                "-untrusted",
                pem("x509", "issuing.cer").toString(),
                "-CRLfile",
                lists.toString(),
                pem("x509", certificate).toString());
    }

    /// A time stamp over this file, verified.
    Said stamped(Path file) throws IOException, InterruptedException {
        var query = desk.resolve("query.tsq");
        var asked =
                openssl(
                        "ts",
                        "-query",
                        "-data",
                        file.toString(),
                        "-sha256",
                        "-cert",
                        "-out",
                        query.toString());
        assertThat(asked.exit()).as(asked.text()).isZero();
        var reply =
                send(
                        HttpRequest.newBuilder().POST(BodyPublishers.ofFile(query)),
                        "tsa",
                        "reply.tsr");
        return openssl(
                "ts",
                "-verify",
                "-queryfile",
                query.toString(),
                "-in",
                reply.toString(),
                "-CAfile",
                fetch("root.pem").toString(),
                "-untrusted",
                pem("x509", "issuing.cer").toString());
    }

    private Path pem(String what, String published) throws IOException, InterruptedException {
        return pem(what, fetch(published));
    }

    private Path pem(String what, Path der) throws IOException, InterruptedException {
        var pem = desk.resolve(der.getFileName() + ".pem");
        var said = openssl(what, "-inform", "DER", "-in", der.toString(), "-out", pem.toString());
        assertThat(said.exit()).as(said.text()).isZero();
        return pem;
    }

    private Said openssl(String... arguments) throws IOException, InterruptedException {
        var command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.run(desk, command);
    }
}
