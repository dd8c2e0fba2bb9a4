package org.antin.cli;

import org.antin.signing.check.EtsiReport;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Point;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.HostRule.HostPort;
import org.antin.signing.trust.RevocationFetcher;
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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;

/// `antin verify [--json] [--trust …] [--at …] [--offline] FILE_OR_DIR…`: checks signatures
/// (interfaces.md 1 and 2; Điều 7). Stores nothing, reads no register.
@Command(
        name = "verify",
        description = {
            "Checks the signatures of files. Without --trust nothing is valid.",
            "Exit code: 0 every file VALID; 1 some file isn't; 2 could not run."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "one JSON object a line for each file, nothing else")
    private boolean json;

    @Option(
            names = "--trust",
            paramLabel = "FILE_OR_DIR",
            description =
                    "root certificates (PEM or DER); beside root.pem a root.hosts may list the hosts"
                            + " that may be asked about certificates under it")
    private List<Path> trust = List.of();

    @Option(
            names = "--other-provider",
            paramLabel = "FILE_OR_DIR",
            description = "roots of other providers, to tell \"out of scope\" from \"unknown\"")
    private List<Path> others = List.of();

    @Option(
            names = "--allow-host",
            paramLabel = "HOST[:PORT]",
            description = "ask only these hosts about certificates, besides those of root.hosts")
    private List<String> hosts = List.of();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "judge as of then, e.g. 2026-03-12T10:02:00Z; time stamps still count")
    private @Nullable String at;

    @Option(names = "--offline", description = "go by what the files carry; connect to nothing")
    private boolean offline;

    @Option(
            names = "--capacity",
            description =
                    "also compare KT., TL., TUQ. and the title printed in a PDF with the title on"
                            + " the certificate; reads the text of the pages")
    private boolean capacity;

    @Option(
            names = "--content",
            paramLabel = "FILE",
            description = "what the signatures named sign, when they lie in files of their own")
    private @Nullable Path content;

    @Option(
            names = "--limit",
            paramLabel = "NAME=NUMBER",
            description =
                    "what one file may cost: file-bytes, unpacked-bytes, objects, depth, signatures,"
                            + " seconds")
    private Map<String, Long> bounds = Map.of();

    @Option(
            names = "--etsi",
            paramLabel = "FILE",
            description =
                    "also write the report as a validation report of ETSI TS 119 102-2 (XML); for"
                            + " one file")
    private @Nullable Path etsi;

    @Parameters(paramLabel = "FILE_OR_DIR", arity = "1..*", description = "what to check")
    private List<Path> paths = List.of();

    private final InstantSource clock;

    VerifyCommand() {
        this(Clock.systemUTC());
    }

    VerifyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        // Readers of odd files grumble in the log of the platform; what there is to say is in the
        // report.
        LogManager.getLogManager().reset();
        if (content != null && !Files.isRegularFile(content)) {
            return couldNotRun("không tìm thấy: " + OneLine.of(content.toString()));
        }
        if (etsi != null && (paths.size() > 1 || Files.isDirectory(paths.getFirst()))) {
            return couldNotRun("--etsi ghi kết quả của một tệp; hãy nêu đúng một tệp");
        }
        TrustStore anchors;
        Instant moment;
        Limits limits;
        try {
            moment = moment();
            limits = limits();
            anchors = anchors();
        } catch (TrustUnreadable e) {
            return couldNotRun(OneLine.of(e.getMessage()));
        } catch (DateTimeParseException e) {
            return couldNotRun("--at không phải là thời điểm RFC 3339, ví dụ 2026-03-12T10:02:00Z");
        } catch (LimitUnknown e) {
            return couldNotRun(
                    "--limit nhận file-bytes, unpacked-bytes, objects, depth, signatures hoặc seconds,"
                            + " với một số lớn hơn 0");
        } catch (IllegalArgumentException e) {
            return couldNotRun("--allow-host phải có dạng MÁY_CHỦ hoặc MÁY_CHỦ:CỔNG");
        }
        if (offline) {
            return check(
                    Verifier.of(anchors, RevocationSource.offline(), clock).within(limits), moment);
        }
        try (var fetcher = new RevocationFetcher(clock)) {
            return check(Verifier.of(anchors, fetcher, clock).within(limits), moment);
        }
    }

    private @Nullable Instant moment() {
        return at == null ? null : OffsetDateTime.parse(at.strip()).toInstant();
    }

    private static final class LimitUnknown extends Exception {}

    private Limits limits() throws LimitUnknown {
        Limits limits = Limits.standard();
        try {
            for (var bound : bounds.entrySet()) {
                limits = limits.with(bound.getKey(), bound.getValue());
            }
            return limits;
        } catch (IllegalArgumentException e) {
            throw new LimitUnknown();
        }
    }

    private TrustStore anchors() throws TrustUnreadable {
        Set<HostPort> allowed = new HashSet<>();
        for (String host : hosts) allowed.add(HostPort.parse(host));
        TrustStore named = TrustStore.read(trust).allowing(allowed);
        return others.isEmpty() ? named : named.with(TrustStore.otherProviders(others));
    }

    private int check(Verifier plain, @Nullable Instant moment) {
        Verifier verifier = capacity ? plain.comparingCapacity() : plain;
        boolean allValid = true;
        boolean missing = false;
        boolean any = false;
        for (Path path : paths) {
            if (!Files.exists(path)) {
                err(
                        "không tìm thấy: "
                                + OneLine.of(path.toString())
                                + "; hãy kiểm tra lại đường dẫn");
                missing = true;
                continue;
            }
            var walk = new FileWalk(path);
            while (walk.hasNext()) {
                Path file = walk.next();
                VerificationReport report =
                        content == null
                                ? verifier.verify(file.toString(), file, moment)
                                : verifier.verifyDetached(file.toString(), file, content, moment);
                allValid &= report.verdict() == FileVerdict.VALID;
                any = true;
                print(report);
                if (etsi != null) {
                    try {
                        Instant now = moment == null ? clock.instant() : moment;
                        Files.write(etsi, EtsiReport.xml(report, now));
                    } catch (IOException e) {
                        return couldNotRun("không ghi được: " + OneLine.of(etsi.toString()));
                    }
                }
            }
            for (Path unread : walk.unreadable()) {
                err("không đọc được thư mục: " + OneLine.of(unread.toString()));
                missing = true;
            }
        }
        if (missing) return AntinCommand.COULD_NOT_RUN;
        if (!any) return couldNotRun("không có tệp nào để kiểm tra trong các thư mục đã nêu");
        return allValid ? AntinCommand.WELL : AntinCommand.NO;
    }

    private void print(VerificationReport report) {
        PrintWriter out = out();
        if (json) {
            out.println(ReportJson.line(report));
            return;
        }
        out.println(OneLine.of(report.file()) + ": " + OneLine.of(report.conclusion()));
        for (SignatureReport one : report.signatures()) {
            out.println("  Chữ ký số " + one.index() + ":");
            for (Point point : one.points()) {
                out.println(
                        "    "
                                + mark(point)
                                + " "
                                + point.label()
                                + ": "
                                + OneLine.of(point.value()));
            }
        }
        report.messages().forEach(m -> out.println("  - " + OneLine.of(m.text())));
        out.flush();
    }

    private static String mark(Point point) {
        return switch (point.state()) {
            case GOOD -> "✓";
            case BAD -> "✗";
            case UNKNOWN -> "?";
            case NOTE -> "·";
        };
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private int couldNotRun(String why) {
        err(why);
        return AntinCommand.COULD_NOT_RUN;
    }

    private void err(String why) {
        Objects.requireNonNull(spec).commandLine().getErr().println("antin verify: " + why);
    }
}
