package org.antin.cli;

import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.archive.ArchiveVerdict;
import org.antin.signing.archive.ArchiveVerdict.Fault;
import org.antin.signing.check.Message;
import org.antin.signing.check.Reason;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.TrustUnreadable;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;

/// `antin archive verify [--trust FILE_OR_DIR]... [--at INSTANT] FILE`: checks an archive package
/// years later, on a machine without the server and without a network (TT 41/2017 Điều 9).
@Command(
        name = "verify",
        description = {
            "Checks an archive package offline: every hash, nothing missing, nothing added, and the"
                    + " signatures of its document with the evidence inside.",
            "Exit code: 0 whole and the signatures valid; 1 not; 2 could not run."
        },
        mixinStandardHelpOptions = true)
final class ArchiveVerifyCommand implements Callable<Integer> {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT);

    /// What is wrong with an evidence record isn't said by any signature of the document.
    private static final Set<Reason> RECORD =
            EnumSet.of(
                    Reason.RECORD_UNREADABLE,
                    Reason.RECORD_OF_OTHER_FILE,
                    Reason.RECORD_PIECES,
                    Reason.RECORD_BROKEN);

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--trust",
            paramLabel = "FILE_OR_DIR",
            description =
                    "root certificates to trust, from a source other than the package; without them"
                            + " no signature is valid")
    private List<Path> trust = List.of();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "judge as if it were then (RFC 3339); default: the time of the newest time"
                            + " stamp, which is as far as the evidence inside reaches")
    private @Nullable String at;

    @Parameters(paramLabel = "FILE", description = "the archive package")
    private Path file = Path.of("");

    private final InstantSource clock;

    ArchiveVerifyCommand() {
        this(Clock.systemUTC());
    }

    ArchiveVerifyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LogManager.getLogManager().reset();
        TrustStore roots;
        Instant moment;
        try {
            moment = at == null ? null : OffsetDateTime.parse(at.strip()).toInstant();
            roots = TrustStore.read(trust);
        } catch (TrustUnreadable e) {
            return couldNotRun(OneLine.of(e.getMessage()));
        } catch (DateTimeParseException e) {
            return couldNotRun("--at không phải là thời điểm RFC 3339, ví dụ 2026-03-12T10:02:00Z");
        }
        try {
            var verifier = Verifier.of(roots, RevocationSource.offline(), clock);
            ArchiveVerdict verdict = new ArchiveChecker(verifier, clock).check(file, moment);
            print(verdict);
            return verdict.well() ? AntinCommand.WELL : AntinCommand.NO;
        } catch (IOException e) {
            return couldNotRun(OneLine.why(file, e));
        }
    }

    private void print(ArchiveVerdict verdict) {
        String name = OneLine.of(file.toString());
        if (verdict.whole()) {
            out(name + ": gói nguyên vẹn, %d tệp khớp mã băm".formatted(verdict.entries()));
        } else {
            out(name + ": GÓI KHÔNG NGUYÊN VẸN");
            for (Fault fault : verdict.faults()) out("  " + words(fault));
        }
        if (verdict.report() == null) return;
        out("  Văn bản: " + OneLine.of(verdict.report().conclusion()));
        for (Message message : verdict.report().messages()) {
            if (RECORD.contains(message.reason())) out("  " + message.text());
        }
        Instant judgedAt = verdict.judgedAt();
        if (judgedAt != null) out("  Xét tại thời điểm " + day(judgedAt));
        Instant lapsed = verdict.lapsed();
        if (lapsed != null) {
            out(
                    "  Dấu thời gian mới nhất hết giá trị từ %s: phải gia hạn trước ngày đó"
                            .formatted(day(lapsed)));
        }
    }

    private static String day(Instant moment) {
        return DAY.format(moment.atOffset(VIETNAM));
    }

    private static String words(Fault fault) {
        String entry = OneLine.of(fault.entry());
        return switch (fault.kind()) {
            case NOT_A_PACKAGE -> "không phải gói lưu trữ, hoặc tệp bị cắt, bị nén hay quá lớn";
            case MANIFEST -> "bản kê của gói thiếu hoặc không đúng: " + entry;
            case HASHES -> "danh sách mã băm thiếu, hoặc không phải danh sách của gói: " + entry;
            case NAME -> "tên tệp không được phép hoặc trùng: " + entry;
            case CHANGED -> "đã bị thay đổi: " + entry;
            case MISSING -> "bị mất: " + entry;
            case ADDED -> "thêm vào sau: " + entry;
            case LAYOUT -> "gói chứa dữ liệu ngoài các tệp đã kê";
        };
    }

    private void out(String line) {
        if (spec != null) spec.commandLine().getOut().println(line);
    }

    private int couldNotRun(String why) {
        if (spec != null) spec.commandLine().getErr().println("antin archive verify: " + why);
        return AntinCommand.COULD_NOT_RUN;
    }
}
