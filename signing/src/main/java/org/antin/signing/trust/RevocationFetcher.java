package org.antin.signing.trust;

import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Asks the addresses certificates name for CRLs and OCSP answers: only hosts allowed for the
/// anchor, no redirect, no proxy, bounded in size and time. The only code of verification that
/// opens a connection. Thread-safe.
public final class RevocationFetcher implements RevocationSource, AutoCloseable {
    /// Bounds of one request.
    ///
    /// @param crlBytes largest CRL, bytes
    /// @param ocspBytes largest OCSP answer, bytes
    /// @param connect time to connect
    /// @param total time for everything, the connection included
    public record Bounds(int crlBytes, int ocspBytes, Duration connect, Duration total) {
        public Bounds {
            if (crlBytes < 1 || ocspBytes < 1 || !connect.isPositive() || !total.isPositive()) {
                throw new IllegalArgumentException("bounds are positive");
            }
        }

        /// 20 MB, 100 kB, 3 s, 10 s.
        public static Bounds standard() {
            return new Bounds(20 << 20, 100 << 10, Duration.ofSeconds(3), Duration.ofSeconds(10));
        }
    }

    private final InstantSource clock;
    private final Bounds bounds;
    private final HttpClient http;
    private final AskedHosts hosts;
    private final FetchedAnswers kept = new FetchedAnswers();

    public RevocationFetcher(InstantSource clock) {
        this(clock, Bounds.standard());
    }

    public RevocationFetcher(InstantSource clock, Bounds bounds) {
        this(clock, bounds, InetAddress::getAllByName);
    }

    RevocationFetcher(InstantSource clock, Bounds bounds, AskedHosts.Names names) {
        this.clock = clock;
        this.hosts = new AskedHosts(names);
        this.bounds = bounds;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(bounds.connect())
                        .build();
    }

    @Override
    public Answer ocsp(CertificateChain chain, int place, @Nullable Instant since) {
        byte[] question = question(chain, place);
        if (question == null) return Answer.NOTHING;
        var certificate = chain.certificates().get(place);
        return ask(Addresses.ocsp(certificate), question, chain, since);
    }

    @Override
    public Answer crl(CertificateChain chain, int place, @Nullable Instant since) {
        var certificate = chain.certificates().get(place);
        Answer complete = ask(Addresses.crl(certificate), null, chain, since);
        var further = new LinkedHashSet<>(Addresses.freshest(certificate));
        for (byte[] list : complete.evidence()) further.addAll(Addresses.freshest(list));
        if (further.isEmpty()) return complete;
        Answer changes = ask(further, null, chain, since);
        return new Answer(
                Stream.concat(complete.evidence().stream(), changes.evidence().stream()).toList(),
                Stream.concat(complete.troubles().stream(), changes.troubles().stream()).toList());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer ask(
            Collection<URI> addresses,
            byte @Nullable [] question,
            CertificateChain chain,
            @Nullable Instant since) {
        var evidence = new ArrayList<byte[]>();
        var troubles = new ArrayList<Trouble>();
        for (URI address : addresses) {
            if (!hosts.mayAsk(address, chain)) {
                troubles.add(Trouble.REFUSED);
                continue;
            }
            byte[] answer = answer(address, question, chain, since);
            if (answer == null) {
                troubles.add(Trouble.FAILED);
            } else {
                evidence.add(answer);
                break;
            }
        }
        return new Answer(evidence, troubles);
    }

    private byte @Nullable [] answer(
            URI address,
            byte @Nullable [] question,
            CertificateChain chain,
            @Nullable Instant since) {
        String key =
                question == null
                        ? address.toString()
                        : address + " " + HexFormat.of().formatHex(question);
        Instant now = clock.instant();
        switch (kept.find(key, now, since)) {
            case FetchedAnswers.Kept(byte[] bytes) -> {
                return bytes;
            }
            case FetchedAnswers.FailedLately _ -> {
                return null;
            }
            case FetchedAnswers.Nothing _ -> {}
        }
        byte[] bytes = fetch(address, question);
        // By the time of asking the name may have led elsewhere than when it was looked at.
        if (bytes != null && !hosts.mayAsk(address, chain)) bytes = null;
        Life life = bytes == null ? null : question == null ? crlLife(bytes) : ocspLife(bytes);
        if (bytes == null || life == null) {
            kept.failed(key, now);
            return null;
        }
        kept.keep(key, bytes, now, life.from(), life.to());
        return bytes;
    }

    private byte @Nullable [] fetch(URI address, byte @Nullable [] question) {
        int most = question == null ? bounds.crlBytes() : bounds.ocspBytes();
        var request = HttpRequest.newBuilder(address).timeout(bounds.total());
        if (question != null) {
            request.header("Content-Type", "application/ocsp-request")
                    .POST(BodyPublishers.ofByteArray(question));
        }
        var coming =
                http.sendAsync(
                        request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            HttpResponse<byte[]> response =
                    coming.get(bounds.total().toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200 ? response.body() : null;
        } catch (ExecutionException | TimeoutException e) {
            coming.cancel(true);
            return null;
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static byte @Nullable [] question(CertificateChain chain, int place) {
        try {
            var digests =
                    new JcaDigestCalculatorProviderBuilder().setProvider(Crypto.provider()).build();
            // SHA-1 here only names the issuer; it is the one hash every responder knows (RFC
            // 5019).
            var sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
            var id =
                    new CertificateID(
                            digests.get(sha1),
                            new JcaX509CertificateHolder(chain.issuer(place)),
                            chain.certificates().get(place).getSerialNumber());
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OperatorCreationException
                | OCSPException
                | IOException
                | CertificateEncodingException e) {
            return null;
        }
    }

    /// How long an answer may be kept.
    private record Life(Instant from, @Nullable Instant to) {}

    private static @Nullable Life crlLife(byte[] der) {
        try {
            var crl = new X509CRLHolder(der);
            return new Life(crl.getThisUpdate().toInstant(), moment(crl.getNextUpdate()));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    private static @Nullable Life ocspLife(byte[] der) {
        try {
            if (!(new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp basic))
                return null;
            SingleResp[] singles = basic.getResponses();
            if (singles.length == 0) return null;
            return new Life(
                    singles[0].getThisUpdate().toInstant(), moment(singles[0].getNextUpdate()));
        } catch (IOException | OCSPException | IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    private static @Nullable Instant moment(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
