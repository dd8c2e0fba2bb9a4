package org.antin.signing.files;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;

import org.antin.signing.DssVerdict;
import org.antin.signing.Testdata;
import org.antin.signing.Workshop;
import org.antin.signing.check.Limits;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A file both sides check by the same roots, at the same moment, with the same lists at hand.
///
/// @param content what a signature in a file of its own signs; null otherwise
/// @param at null for now
record Sample(
        String name,
        byte[] bytes,
        byte[] content,
        List<X509Certificate> roots,
        Instant at,
        List<byte[]> crls) {
    static final String CONTENT_NAME = "công văn.dat";

    /// A file of another project, whose own top certificates are trusted at its signing time.
    static Sample of(Testdata.Row row) {
        byte[] bytes = row.bytes();
        var facts = DocumentReader.read(bytes, Limits.standard());
        var roots = Testdata.tops(facts).anchors().stream().map(TrustAnchor::certificate).toList();
        return new Sample(row.file(), bytes, null, roots, Testdata.signingTime(facts), List.of());
    }

    VerificationReport ours() {
        var anchors =
                roots.stream()
                        .map(
                                root ->
                                        new TrustAnchor(
                                                root,
                                                TrustAnchor.Purpose.GOVERNMENT,
                                                new HostRule.Nowhere()))
                        .toList();
        var verifier =
                Verifier.of(
                        TrustStore.of(anchors), new Workshop.AtHand(crls), InstantSource.system());
        return content == null
                ? verifier.verify(name, bytes, at)
                : verifier.verifyDetached(name, bytes, content, at);
    }

    DssVerdict dss() {
        List<DSSDocument> beside =
                content == null ? List.of() : List.of(new InMemoryDocument(content, CONTENT_NAME));
        return DssVerdict.of(bytes, name, roots, at, crls, beside);
    }
}
