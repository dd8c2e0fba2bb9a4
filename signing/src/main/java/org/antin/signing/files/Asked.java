package org.antin.signing.files;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;

import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets EU DSS ask through our own doors: the time-stamp client with its checks and patience, and
/// the one fetcher of revocation data with its rule of hosts. It opens no connection itself.
final class Asked {
    private final List<X509Certificate> chain;
    private final boolean ofOthers;
    private @Nullable Instant stamped;

    /// Evidence older than this is of no use.
    private @Nullable Instant since;

    private Asked(List<X509Certificate> chain, boolean ofOthers, @Nullable Instant since) {
        this.chain = chain;
        this.ofOthers = ofOthers;
        this.stamped = since;
        this.since = since;
    }

    /// About a signature just made.
    ///
    /// @param chain the signer's own
    static Asked ofOwn(List<X509Certificate> chain) {
        return new Asked(chain, false, null);
    }

    /// About whatever signatures a file carries. What can't be learnt is left out: whether the rest
    /// is enough is for the checker to say.
    ///
    /// @param atHand every certificate there is
    /// @param since evidence older than this is of no use
    static Asked ofOthers(List<X509Certificate> atHand, Instant since) {
        return new Asked(atHand, true, since);
    }

    /// No time stamp was to be had.
    static final class NoStamp extends DSSException {
        private final TimeStamper.Reason reason;

        NoStamp(TimeStamper.Reason reason) {
            super("no time stamp: " + reason.text());
            this.reason = reason;
        }

        TimeStamper.Reason reason() {
            return reason;
        }
    }

    /// A signature that was there before doesn't verify.
    static final class Broken extends DSSException {
        Broken() {
            super("a signature of the file is broken");
        }
    }

    /// The time of the first stamp.
    Optional<Instant> stampedAt() {
        return Optional.ofNullable(stamped);
    }

    TSPSource stamps(TimeStamper stamper) {
        return (algorithm, digest) -> {
            if (algorithm != DigestAlgorithm.SHA256) {
                throw new DSSException("time stamps are over SHA-256 here");
            }
            return switch (stamper.stamp(digest)) {
                case TimeStamping.Unavailable(TimeStamper.Reason reason) ->
                        throw new NoStamp(reason);
                case TimeStamping.Stamped(byte[] token, Instant time) -> {
                    if (stamped == null) stamped = time;
                    // In XML that bears a signature already EU DSS has that one stamped too, and
                    // first: a second may lie between.
                    if (!ofOthers) since = time;
                    yield new TimestampBinary(token);
                }
            };
        };
    }

    /// What EU DSS goes by: nobody is asked below level LT.
    CertificateVerifier verifier(Grade grade) {
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setAlertOnInvalidSignature(
                status -> {
                    if (!status.isEmpty()) throw new Broken();
                });
        // Our own clock has looked at that before, and it isn't the machine's.
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        // A file whose first signature got further than this one is about to: that one is left as
        // it is.
        verifier.setAugmentationAlertOnHigherSignatureLevel(new SilentOnStatusAlert());
        if (!(grade instanceof Grade.LongTerm longTerm)) return verifier;
        EvidenceCollector evidence = longTerm.evidence();
        var trusted = new CommonTrustedCertificateSource();
        if (ofOthers) {
            silent(verifier);
            var known = new CommonCertificateSource();
            chain.forEach(one -> known.addCertificate(new CertificateToken(one)));
            verifier.setAdjunctCertSources(known);
        } else {
            var top = evidence.chain(chain.getFirst(), chain).certificates().getLast();
            trusted.addCertificate(new CertificateToken(top));
        }
        evidence.trust()
                .anchors()
                .forEach(a -> trusted.addCertificate(new CertificateToken(a.certificate())));
        verifier.setTrustedCertSources(trusted);
        // A time-stamp authority may stand under a root of its own: its evidence is wanted too.
        verifier.setCheckRevocationForUntrustedChains(true);
        verifier.setOcspSource((OCSPSource) (of, issuer) -> answer(evidence, of, issuer));
        verifier.setCrlSource((CRLSource) (of, issuer) -> list(evidence, of, issuer));
        return verifier;
    }

    private static void silent(CommonCertificateVerifier verifier) {
        verifier.setAlertOnInvalidSignature(new SilentOnStatusAlert());
        verifier.setAlertOnInvalidTimestamp(new SilentOnStatusAlert());
        verifier.setAlertOnMissingRevocationData(new SilentOnStatusAlert());
        verifier.setAlertOnRevokedCertificate(new SilentOnStatusAlert());
    }

    private List<X509Certificate> pool(CertificateToken of, CertificateToken issuer) {
        var pool = new ArrayList<>(chain);
        pool.add(of.getCertificate());
        pool.add(issuer.getCertificate());
        return pool;
    }

    private @Nullable OCSPToken answer(
            EvidenceCollector evidence, CertificateToken of, CertificateToken issuer) {
        for (byte[] der : evidence.answers(of.getCertificate(), pool(of, issuer), since)) {
            try {
                if (!(new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp basic)) {
                    continue;
                }
                SingleResp latest = DSSRevocationUtils.getLatestSingleResponse(basic, of, issuer);
                if (latest == null) continue;
                var token = new OCSPToken(basic, latest, of, issuer);
                token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                return token;
            } catch (IOException | OCSPException e) {
                // No answer then; the list is asked for next.
            }
        }
        return null;
    }

    private @Nullable CRLToken list(
            EvidenceCollector evidence, CertificateToken of, CertificateToken issuer) {
        for (byte[] der : evidence.lists(of.getCertificate(), pool(of, issuer))) {
            try {
                var validity = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(der), issuer);
                var token = new CRLToken(of, validity);
                token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                if (validity.isValid()) return token;
            } catch (IOException e) {
                // Not a list: as if there were none.
            }
        }
        return null;
    }
}
