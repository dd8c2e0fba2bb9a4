package org.antin.signing.check.pages;

import org.antin.signing.make.SecrecyMark;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

/// The process that draws. It reads from standard input which pages and the file, and writes each
/// pair to standard output as soon as it is drawn. Nothing else goes in or out, and when its time
/// is up it ends, whoever still waits for it.
final class DrawPages {
    private final DataOutputStream out;
    private final byte[] content;
    private final PagePainter painter = new PagePainter();
    private int shown;

    private DrawPages(DataOutputStream out, byte[] content) {
        this.out = out;
        this.content = content;
    }

    /// What begins each piece of the answer.
    enum Word {
        END,
        PAIR,
        ALIKE,
        SECRET;

        static Word of(byte number) throws IOException {
            if (number < 0 || number >= values().length) throw new IOException("no such word");
            return values()[number];
        }
    }

    /// @param arguments milliseconds until it ends itself
    public static void main(String[] arguments) throws IOException {
        endAfter(Duration.ofMillis(Long.parseLong(arguments[0])));
        // Libraries that print something print it elsewhere.
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        var answer = new FileOutputStream(FileDescriptor.out);
        try (var in = new DataInputStream(new BufferedInputStream(System.in));
                var out = new DataOutputStream(new BufferedOutputStream(answer))) {
            var asked = new ArrayList<PageAsked>();
            for (int left = in.readInt(); left > 0; left--) {
                asked.add(
                        new PageAsked(in.readInt(), in.readInt(), in.readInt(), in.readBoolean()));
            }
            byte[] content = new byte[in.readInt()];
            in.readFully(content);
            new DrawPages(out, content).draw(asked);
        }
    }

    private static void endAfter(Duration time) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                Thread.sleep(time);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            Runtime.getRuntime().halt(1);
                        });
    }

    private void draw(List<PageAsked> asked) throws IOException {
        try (@Nullable PDDocument now = open(content.length)) {
            int end = 0;
            @Nullable PDDocument signed = null;
            try {
                for (int i = 0; i < asked.size() && shown < PageAsked.SHOWN; i++) {
                    PageAsked one = asked.get(i);
                    if (one.signedTo() != end) {
                        if (signed != null) signed.close();
                        end = one.signedTo();
                        signed = open(end);
                        if (signed != null && secret(signed)) {
                            say(Word.SECRET);
                            return;
                        }
                    }
                    pair(i, one, painter.paint(signed, one.page()), painter.paint(now, one.page()));
                }
            } finally {
                if (signed != null) signed.close();
            }
        }
        say(Word.END);
    }

    private void pair(
            int number,
            PageAsked asked,
            @Nullable BufferedImage signed,
            @Nullable BufferedImage now)
            throws IOException {
        if (signed == null && now == null) return;
        boolean alike = signed != null && now != null && PagePainter.frameDifference(signed, now);
        if (alike && !asked.named()) {
            say(Word.ALIKE);
            return;
        }
        byte @Nullable [] first = PagePainter.encoded(signed);
        byte @Nullable [] second = PagePainter.encoded(now);
        out.writeByte(Word.PAIR.ordinal());
        out.writeInt(number);
        out.writeBoolean(alike);
        write(first);
        write(second);
        out.flush();
        shown++;
    }

    private void say(Word word) throws IOException {
        out.writeByte(word.ordinal());
        out.flush();
    }

    private void write(byte @Nullable [] picture) throws IOException {
        out.writeInt(picture == null ? -1 : picture.length);
        if (picture != null) out.write(picture);
    }

    /// The file up to there; null when it can't be opened.
    private @Nullable PDDocument open(int end) {
        byte[] bytes = end == content.length ? content : Arrays.copyOf(content, end);
        try {
            return Loader.loadPDF(bytes);
        } catch (IOException | RuntimeException e) {
            // Broken in a way the library has no word for: no picture of it.
            return null;
        }
    }

    private static boolean secret(PDDocument document) {
        try {
            return SecrecyMark.find(document).isPresent();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
