package org.antin.practiceca;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Answers RFC 3161 requests.
final class TimeStampAuthority {
    /// Policy of our time stamps, in the arc for examples.
    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.19.2020.2");

    // TT 15/2025/TT-BKHCN PL I: no SHA-1.
    private static final Set<ASN1ObjectIdentifier> IMPRINTS =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512);

    private final Party tsa;
    private final List<X509CertificateHolder> chain;
    private final Ledger ledger;
    private final InstantSource clock;
    private final DigestCalculatorProvider digests;

    TimeStampAuthority(
            Party tsa, X509CertificateHolder issuing, Ledger ledger, InstantSource clock) {
        this.tsa = tsa;
        this.chain = List.of(tsa.certificate(), issuing);
        this.ledger = ledger;
        this.clock = clock;
        try {
            digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] answer(byte[] request) {
        TimeStampRequest asked = parse(request);
        try {
            return (asked == null ? unreadable() : answer(asked)).getEncoded();
        } catch (TSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable TimeStampRequest parse(byte[] request) {
        try {
            return new TimeStampRequest(
                    TimeStampReq.getInstance(ASN1Primitive.fromByteArray(request)));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /// A wrong imprint, policy or extension is refused by the generator with the failInfo of RFC
    /// 3161 2.4.2; only then is a serial not used up for nothing, so ask first.
    private TimeStampResponse answer(TimeStampRequest asked) throws TSPException {
        var responses = new TimeStampResponseGenerator(tokens(), IMPRINTS, Set.of(POLICY.getId()));
        try {
            asked.validate(IMPRINTS, Set.of(POLICY), Set.of());
        } catch (TSPException e) {
            return responses.generateRejectedResponse(e);
        }
        var serial = BigInteger.valueOf(ledger.take(Ledger.Counter.TIME_STAMP_SERIAL));
        return responses.generateGrantedResponse(asked, serial, Date.from(clock.instant()));
    }

    private TimeStampResponse unreadable() throws TSPException {
        return new TimeStampResponseGenerator(tokens(), IMPRINTS)
                .generateFailResponse(
                        PKIStatus.REJECTION,
                        PKIFailureInfo.badDataFormat,
                        "the request could not be read");
    }

    private TimeStampTokenGenerator tokens() throws TSPException {
        try {
            SignerInfoGenerator signer =
                    new SignerInfoGeneratorBuilder(digests).build(tsa.signer(), tsa.certificate());
            var sha256 = digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256));
            var generator = new TimeStampTokenGenerator(signer, sha256, POLICY);
            generator.addCertificates(new CollectionStore<>(chain));
            generator.setAccuracySeconds(1);
            generator.setTSA(new GeneralName(tsa.name()));
            return generator;
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
