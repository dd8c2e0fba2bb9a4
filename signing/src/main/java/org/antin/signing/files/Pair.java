package org.antin.signing.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.archive.ArchivePackage.Entry;
import org.antin.signing.archive.StoredZip;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.VerificationReport.SignedFile;
import org.antin.signing.check.Verifier;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A document and its signature in a file of its own: CMS, or XML whose references lead out of it.
/// To be kept they are put together into the simple container of ETSI EN 319 162-1, both byte for
/// byte, and can be taken out again.
public record Pair(Part document, Part signature) {
    /// What the name of such a container ends in.
    public static final String ENDING = ".asics";

    private static final String META = "META-INF/";
    private static final String TYPE = "mimetype";
    private static final byte[] SIMPLE = "application/vnd.etsi.asic-s+zip".getBytes(US_ASCII);
    private static final String CMS = META + "signature.p7s";
    private static final String XML = META + "signatures.xml";
    private static final int LONGEST_NAME = 200;

    /// One of the two files.
    public record Part(String name, byte[] content) {
        @Override
        public String toString() {
            return "Part[" + content.length + " bytes]";
        }
    }

    /// Whether a file is a signature over something that isn't in it.
    public static boolean isSignature(byte[] file, Verifier verifier) {
        return !verifier.elsewhere(file).isEmpty();
    }

    /// These two, whichever of them is the signature; empty when neither is one.
    ///
    /// @param said the one that is said to be the signature
    public static Optional<Pair> of(Part document, Part said, Verifier verifier) {
        if (isSignature(said.content(), verifier)) return Optional.of(new Pair(document, said));
        return isSignature(document.content(), verifier)
                ? Optional.of(new Pair(said, document))
                : Optional.empty();
    }

    /// What is to be said of the signature, given the document.
    public VerificationReport check(Verifier verifier) {
        return verifier.verifyDetached(
                        signature.name(), signature.content(), document.content(), null)
                .over(new SignedFile(document.name(), sha256(document.content())));
    }

    /// Both in one file, or why not.
    public sealed interface Bound {
        record Container(byte[] file) implements Bound {}

        /// Its XML names the document by an address no container has, or for another reason
        /// something else would be said of the container than of the two.
        ///
        /// @param apart what is said of the two
        record Unfit(VerificationReport apart) implements Bound {}
    }

    /// Puts the two into a container, if everything said of them is said of it as well. Asks
    /// nobody.
    public Bound bound(Verifier verifier) {
        Verifier offline = verifier.offline();
        VerificationReport apart = check(offline);
        Optional<String> name = entryName(offline);
        if (name.isEmpty()) return new Bound.Unfit(apart);
        boolean xml = apart.format() == Format.XADES;
        byte[] file =
                StoredZip.of(
                        List.of(
                                new Entry(TYPE, SIMPLE),
                                new Entry(name.get(), document.content()),
                                new Entry(xml ? XML : CMS, xml ? signature.content() : der())));
        VerificationReport together = offline.verify(signature.name(), file, null);
        return together.format() == Format.ASIC_S && agree(apart, together)
                ? new Bound.Container(file)
                : new Bound.Unfit(apart);
    }

    private static boolean agree(VerificationReport apart, VerificationReport together) {
        return apart.verdict() == together.verdict()
                && findings(apart).equals(findings(together))
                && apart.timestamps().equals(together.timestamps());
    }

    private record Finding(
            Object verdict, Object integrity, @Nullable String serial, @Nullable Object time) {}

    private static List<Finding> findings(VerificationReport report) {
        return report.signatures().stream().map(Pair::finding).toList();
    }

    private static Finding finding(SignatureReport one) {
        return new Finding(one.verdict(), one.integrity(), one.serial(), one.trustedTime());
    }

    /// The armour of PEM is for the way; a container has none (EN 319 162-1, 4.3.3.2).
    private byte[] der() {
        byte[] given = signature.content();
        if (given.length == 0 || given[0] != '-') return given;
        try (var in = new PemReader(new StringReader(new String(given, US_ASCII)))) {
            var armoured = in.readPemObject();
            return armoured == null ? given : armoured.getContent();
        } catch (IOException e) {
            return given;
        }
    }

    /// What the document is called inside: as its signature calls it, or else by its own name.
    private Optional<String> entryName(Verifier verifier) {
        var addresses = verifier.elsewhere(signature.content());
        if (addresses.size() > 1) return Optional.empty();
        String address = addresses.isEmpty() ? "" : addresses.iterator().next();
        if (address.isEmpty()) return Optional.of(harmless(document.name()));
        String called = decoded(address);
        return called.equals(harmless(called)) ? Optional.of(called) : Optional.empty();
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded: the address as it stands is the name.
            return address;
        }
    }

    /// A name that leads to no other place, and isn't one the container needs for itself.
    private static String harmless(String given) {
        String name =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}:]", "_");
        if (name.length() > LONGEST_NAME) name = name.substring(name.length() - LONGEST_NAME);
        String plain = name.strip().toLowerCase(Locale.ROOT);
        boolean taken = plain.equals(TYPE) || (plain + "/").equals(META.toLowerCase(Locale.ROOT));
        return taken || plain.replace(".", "").isEmpty() ? "tai-lieu-" + name : name;
    }

    /// The two out of a simple container; empty when it isn't one with one signature file.
    public static Optional<Pair> in(byte[] container) {
        Part document = null;
        Part signature = null;
        long left = Limits.standard().unpackedBytes();
        try (var in = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                String name = one.getName();
                byte[] content = in.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 16));
                left -= content.length;
                if (left <= 0) return Optional.empty();
                if (name.equals(TYPE) || one.isDirectory()) continue;
                boolean signs = name.equals(CMS) || name.equals(XML);
                if (signs ? signature != null : name.startsWith(META) || document != null) {
                    return Optional.empty();
                }
                if (signs) signature = new Part(name, content);
                else document = new Part(name, content);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        if (document == null
                || signature == null
                || !document.name().equals(harmless(document.name()))) return Optional.empty();
        String ending = signature.name().substring(signature.name().lastIndexOf('.'));
        return Optional.of(
                new Pair(document, new Part(document.name() + ending, signature.content())));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
