package org.antin.signing.check.pages;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.VerificationReport;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has pages drawn by [DrawPages], a process of its own that is ended when its time is up, whatever
/// the file does to it. Thread-safe; writes nothing to disk.
public final class PageDrawer {
    /// The largest picture taken from it, bytes.
    static final int PICTURE_BYTES = 700_000;

    /// Larger files wouldn't fit twice into its memory.
    private static final int FILE_BYTES = 60 << 20;

    private static final Duration LEAST = Duration.ofMillis(500);

    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx384m",
                    "-Xss512k",
                    "-XX:MaxDirectMemorySize=16m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:-UsePerfData",
                    "-Xlog:disable",
                    "-Djava.awt.headless=true",
                    "--enable-native-access=ALL-UNNAMED");

    private final Semaphore places;

    /// @param atOnce how many processes may draw at the same time
    public PageDrawer(int atOnce) {
        places = new Semaphore(atOnce, true);
    }

    /// Whether a later change raises a question about pages of the file.
    public static boolean asked(VerificationReport report) {
        return report.format() == Format.PADES && !PageAsked.of(report).isEmpty();
    }

    /// Draws the pages of a checked file that a later change raises a question about.
    ///
    /// @param content the file the report is about; not kept
    /// @param time after which whatever isn't drawn yet is left out
    public ComparedPages compare(VerificationReport report, byte[] content, Duration time) {
        if (!asked(report)) return ComparedPages.NONE;
        if (content.length > FILE_BYTES) return ComparedPages.CUT;
        var deadline = Deadline.in(time);
        try {
            if (!places.tryAcquire(time.toMillis() / 2, TimeUnit.MILLISECONDS))
                return ComparedPages.CUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ComparedPages.CUT;
        }
        try {
            var left = deadline.left();
            return left.compareTo(LEAST) < 0
                    ? ComparedPages.CUT
                    : withProcess(PageAsked.of(report), content, left);
        } finally {
            places.release();
        }
    }

    private static ComparedPages withProcess(List<PageAsked> asked, byte[] content, Duration left) {
        Process process;
        try {
            process = start(left);
        } catch (IOException e) {
            // No process to be had: the report is whole without pictures.
            return ComparedPages.CUT;
        }
        Thread.ofVirtual().name("page-pictures-watch").start(() -> endInTime(process, left));
        Thread.ofVirtual()
                .name("page-pictures-file")
                .start(() -> hand(process.getOutputStream(), asked, content));
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            return read(in, asked);
        } catch (IOException e) {
            return ComparedPages.CUT;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Duration left) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(DrawPages.class.getName());
        command.add(Long.toString(left.toMillis()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Passwords of the database are none of its business.
        var environment = builder.environment();
        var kept = Map.copyOf(environment);
        environment.clear();
        for (String name : List.of("LANG", "LC_ALL", "HOME")) {
            @Nullable String value = kept.get(name);
            if (value != null) environment.put(name, value);
        }
        return builder.start();
    }

    private static void endInTime(Process process, Duration left) {
        try {
            if (process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static void hand(OutputStream to, List<PageAsked> asked, byte[] content) {
        try (var out = new DataOutputStream(new BufferedOutputStream(to))) {
            out.writeInt(asked.size());
            for (PageAsked one : asked) {
                out.writeInt(one.signature());
                out.writeInt(one.signedTo());
                out.writeInt(one.page());
                out.writeBoolean(one.named());
            }
            out.writeInt(content.length);
            out.write(content);
        } catch (IOException e) {
            // A process that has ended reads no further; what it drew until then is at hand.
        }
    }

    private static ComparedPages read(DataInputStream in, List<PageAsked> asked) {
        var pairs = new ArrayList<PagePair>();
        int looked = 0;
        try {
            while (true) {
                switch (DrawPages.Word.of(in.readByte())) {
                    case PAIR -> {
                        var one = asked.get(in.readInt());
                        boolean alike = in.readBoolean();
                        byte @Nullable [] signed = picture(in);
                        byte @Nullable [] now = picture(in);
                        if (pairs.size() == PageAsked.SHOWN) throw new IOException("too many");
                        pairs.add(new PagePair(one.signature(), one.page(), alike, signed, now));
                    }
                    case ALIKE -> looked++;
                    case SECRET -> {
                        return new ComparedPages(List.of(), 0, false, true);
                    }
                    case END -> {
                        boolean nothing = pairs.isEmpty() && looked == 0;
                        return new ComparedPages(pairs, looked, nothing, false);
                    }
                }
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            // Ended before it was through.
            return new ComparedPages(pairs, looked, true, false);
        }
    }

    private static byte @Nullable [] picture(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) return null;
        if (length > PICTURE_BYTES) throw new IOException("a picture of " + length + " bytes");
        byte[] picture = new byte[length];
        in.readFully(picture);
        return picture;
    }
}
