package org.antin.signing.files;

import org.antin.signing.check.Beside;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.files.Form.Made;
import org.antin.signing.files.Form.Unsuitable;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.LastingPdf;
import org.antin.signing.make.LastingPdf.Lasting;
import org.antin.signing.make.LastingPdf.Stamp;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a signed file of any kind last, whoever signed it: evidence and an archive time stamp go
/// into its signatures (TT 41/2017 Điều 9; level LTA of EN 319 132-1, 319 122-1, TS 119 182-1), and
/// the same step renews it. What was signed stays as it was (T26). PDFs go to [LastingPdf].
///
/// Where signatures have no room for it ([#hasRoom]) it lies beside the file: [LastingRecord].
public final class LastingFile {
    private static final DssForm FORM = new DssForm();
    private static final List<String> LEVELS = List.of("B", "T", "LT", "LTA");

    private LastingFile() {}

    /// Evidence about every signature and time stamp there is, and a time stamp over all of it.
    ///
    /// @param since evidence older than this is of no use
    public static Lasting extend(
            byte[] file, Instant since, EvidenceCollector collector, TimeStamper stamper) {
        Packaging packaging = Packaging.own(file).orElse(Packaging.CONTAINER);
        if (packaging == Packaging.PDF) {
            return LastingPdf.extend(file, since, collector, stamper);
        }
        var grade = new Grade.LongTerm(stamper, collector, true);
        try {
            byte[] made =
                    packaging == Packaging.OFFICE
                            ? OfficeForm.eachSignature(
                                    file, xml -> extended(packaging, xml, since, grade).file())
                            : extended(packaging, file, since, grade).file();
            Instant newest =
                    stamps(made).stream().map(Stamp::time).max(Instant::compareTo).orElse(since);
            return new Lasting.Made(made, newest, List.of());
        } catch (Unsuitable e) {
            return new Lasting.Refused(e.refusal());
        } catch (IOException e) {
            return new Lasting.Refused(Refusal.of(Code.NOT_IN_THIS_FORMAT, packaging.published()));
        }
    }

    /// What is known of an authority can only lie under a later time stamp: one that never stamped
    /// here before does so twice.
    private static Made extended(
            Packaging packaging, byte[] file, Instant since, Grade.LongTerm grade)
            throws Unsuitable {
        Made made = once(packaging, file, since, grade);
        return byStranger(made.file()) ? once(packaging, made.file(), since, grade) : made;
    }

    /// Whether the newest time stamp is its authority's only one.
    private static boolean byStranger(byte[] signed) {
        List<Stamp> all = stamps(signed);
        if (all.isEmpty()) return false;
        Stamp newest = Collections.max(all, Comparator.comparing(Stamp::time));
        return all.stream()
                        .filter(one -> Objects.equals(one.authority(), newest.authority()))
                        .count()
                == 1;
    }

    private static Made once(Packaging packaging, byte[] file, Instant since, Grade.LongTerm grade)
            throws Unsuitable {
        DocumentFacts facts = DocumentReader.read(file, Limits.standard());
        Optional<Integer> lowest =
                facts.signatures().stream()
                        .filter(one -> !one.counterSignature())
                        .map(LastingFile::level)
                        .min(Integer::compareTo);
        if (lowest.isEmpty() || lowest.get() < 0) {
            throw new Unsuitable(Refusal.of(Code.NOT_IN_THIS_FORMAT, packaging.published()));
        }
        var atHand = new LinkedHashSet<X509Certificate>();
        facts.signatures().stream()
                .map(SignatureFacts::signer)
                .filter(Objects::nonNull)
                .forEach(atHand::add);
        atHand.addAll(facts.certificates());
        atHand.addAll(grade.evidence().trust().known());
        List<X509Certificate> pool = List.copyOf(atHand);
        var work = new Work(packaging, "signed", file, pool, since);
        // What is archived already only gets another time stamp.
        int first = Math.min(lowest.get() + 1, LEVELS.size() - 1);
        List<String> letters = LEVELS.subList(first, LEVELS.size());
        return FORM.extended(work, file, grade, letters, Asked.ofOthers(pool, since));
    }

    /// Whether its signatures have room for evidence and time stamps. XML signatures that aren't
    /// XAdES, compact JWS, containers with CAdES or of one document alone, and CMS without a signed
    /// reference to its certificate have none.
    public static boolean hasRoom(byte[] file) {
        Optional<Packaging> own = Packaging.own(file);
        if (own.filter(Packaging.PDF::equals).isPresent()) return true;
        DocumentFacts facts = DocumentReader.read(file, Limits.standard());
        // A document and its signature as they came: neither changes any more (ADR 0234).
        if (facts.format() == Format.ASIC_S) return false;
        List<SignatureFacts> signatures = facts.signatures();
        if (signatures.isEmpty()) return true;
        return own.isPresent()
                && signatures.stream()
                        .filter(one -> !one.counterSignature())
                        .allMatch(one -> level(one) >= 0 && isOf(own.get(), one));
    }

    private static boolean isOf(Packaging packaging, SignatureFacts signature) {
        String level = signature.level();
        return level != null && level.startsWith(packaging.family());
    }

    /// How far a signature got, or -1.
    private static int level(SignatureFacts signature) {
        String level = signature.level();
        return level == null || !level.contains("-BASELINE-")
                ? -1
                : LEVELS.indexOf(level.substring(level.lastIndexOf('-') + 1));
    }

    /// The time stamps a file carries, in file order; unchecked. None when it can't be read.
    public static List<Stamp> stamps(byte[] file) {
        return stamps(file, Beside.NOTHING);
    }

    /// The same, and those that lie beside it.
    public static List<Stamp> stamps(byte[] file, Beside beside) {
        if (Packaging.own(file).filter(Packaging.PDF::equals).isPresent()) {
            return LastingPdf.stamps(file);
        }
        return DocumentReader.read(file, beside, Limits.standard()).timestamps().stream()
                .flatMap(
                        one -> {
                            byte[] token = one.token();
                            Instant time = one.time();
                            return token == null || time == null
                                    ? Stream.<Stamp>of()
                                    : Stream.of(new Stamp(token, time, one.authority()));
                        })
                .toList();
    }
}
