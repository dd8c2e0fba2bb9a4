package org.antin.practiceca;

import org.bouncycastle.cert.X509CertificateHolder;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the CA has done, kept in a [Journal]: its own certificates, what it issued, what it
/// revoked, and which numbers it has used. A thing counts once the journal has it on the disk.
///
/// Reading needs no lock; writing is serialised by the caller.
final class Ledger implements AutoCloseable {
    /// Numbers that may never be used twice, not even across restarts.
    enum Counter {
        CRL_NUMBER(16),
        TIME_STAMP_SERIAL(1000);

        /// How many are set aside with one fsync; those unused at a kill are lost, which is fine.
        private final int block;

        Counter(int block) {
            this.block = block;
        }
    }

    private static final byte FOUNDED = 1;
    private static final byte ISSUED = 2;
    private static final byte REVOKED = 3;
    private static final byte RESERVED = 4;

    /// Of the CA's own certificates the first two (root, issuing) are the root's, not ours.
    private static final int OWN_BY_ROOT = 2;

    private record Place(long at, int length) {}

    private record Entry(BigInteger serial, Place place) {}

    private final Map<BigInteger, Place> issued = new ConcurrentHashMap<>();
    private final Map<BigInteger, Revocation> revoked = new ConcurrentSkipListMap<>();
    private final Map<Counter, Long> reserved = new EnumMap<>(Counter.class);
    private final Map<Counter, Long> next = new EnumMap<>(Counter.class);
    private final Journal journal;
    private List<X509CertificateHolder> founders = List.of();

    private Ledger(Path file) {
        journal = Journal.open(file, this::replay);
        for (Counter counter : Counter.values()) {
            next.put(counter, reserved.getOrDefault(counter, 1L));
        }
    }

    static Ledger open(Path file) {
        return new Ledger(file);
    }

    /// The CA's own certificates: root, issuing, OCSP, TSA; empty until founded.
    List<X509CertificateHolder> founders() {
        return founders;
    }

    /// Writes down the CA's own certificates. Those under the issuing CA count as issued too, so
    /// that OCSP knows them.
    void found(List<X509CertificateHolder> certificates) {
        record(FOUNDED, certificates);
    }

    /// Writes down a batch of certificates: all of them or, after a crash, none.
    void issue(List<X509CertificateHolder> certificates) {
        record(ISSUED, certificates);
    }

    void revoke(Revocation r) {
        byte[] serial = r.serial().toByteArray();
        long mistrusted = r.invalidityDate().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        var payload =
                ByteBuffer.allocate(1 + 1 + 8 + 8 + serial.length)
                        .put(REVOKED)
                        .put((byte) r.reason().code())
                        .putLong(r.revokedAt().getEpochSecond())
                        .putLong(mistrusted)
                        .put(serial)
                        .flip();
        journal.append(payload);
        revoked.put(r.serial(), r);
    }

    /// A number never given out before.
    long take(Counter counter) {
        synchronized (next) {
            long number = next.getOrDefault(counter, 1L);
            if (number >= reserved.getOrDefault(counter, 1L)) {
                long upTo = number + counter.block;
                journal.append(
                        ByteBuffer.allocate(10)
                                .put(RESERVED)
                                .put((byte) counter.ordinal())
                                .putLong(upTo)
                                .flip());
                reserved.put(counter, upTo);
            }
            next.put(counter, number + 1);
            return number;
        }
    }

    boolean knows(BigInteger serial) {
        return issued.containsKey(serial);
    }

    int issuedCount() {
        return issued.size();
    }

    Optional<byte[]> certificate(BigInteger serial) {
        return Optional.ofNullable(issued.get(serial)).map(p -> journal.read(p.at(), p.length()));
    }

    Optional<Revocation> revocation(BigInteger serial) {
        return Optional.ofNullable(revoked.get(serial));
    }

    /// By serial.
    Collection<Revocation> revocations() {
        return revoked.values();
    }

    long droppedBytes() {
        return journal.droppedBytes();
    }

    @Override
    public void close() {
        journal.close();
    }

    private void record(byte kind, List<X509CertificateHolder> certificates) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            for (var certificate : certificates) {
                byte[] serial = certificate.getSerialNumber().toByteArray();
                byte[] der = certificate.getEncoded();
                out.writeByte(serial.length);
                out.write(serial);
                out.writeInt(der.length);
                out.write(der);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var payload = ByteBuffer.wrap(bytes.toByteArray());
        long at = journal.append(payload.duplicate());
        replay(payload, at);
    }

    private void replay(ByteBuffer payload, long at) {
        byte kind = payload.get();
        switch (kind) {
            case FOUNDED -> {
                var entries = entries(payload, at);
                founders = entries.stream().map(e -> holder(payload, e, at)).toList();
                entries.stream().skip(OWN_BY_ROOT).forEach(this::index);
            }
            case ISSUED -> entries(payload, at).forEach(this::index);
            case REVOKED -> {
                var reason = RevocationReason.ofCode(payload.get());
                var when = Instant.ofEpochSecond(payload.getLong());
                long mistrusted = payload.getLong();
                var serial = new BigInteger(rest(payload));
                revoked.put(
                        serial,
                        new Revocation(
                                serial,
                                reason,
                                when,
                                mistrusted == Long.MIN_VALUE
                                        ? Optional.empty()
                                        : Optional.of(Instant.ofEpochSecond(mistrusted))));
            }
            case RESERVED -> reserved.put(Counter.values()[payload.get()], payload.getLong());
            default -> throw new IllegalStateException("unknown journal record " + kind);
        }
    }

    private static List<Entry> entries(ByteBuffer payload, long at) {
        var entries = new ArrayList<Entry>();
        while (payload.hasRemaining()) {
            byte[] serial = new byte[payload.get()];
            payload.get(serial);
            int length = payload.getInt();
            entries.add(
                    new Entry(new BigInteger(serial), new Place(at + payload.position(), length)));
            payload.position(payload.position() + length);
        }
        return entries;
    }

    private void index(Entry entry) {
        issued.put(entry.serial(), entry.place());
    }

    private static X509CertificateHolder holder(ByteBuffer payload, Entry entry, long at) {
        byte[] der = new byte[entry.place().length()];
        payload.get((int) (entry.place().at() - at), der);
        try {
            return new X509CertificateHolder(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] rest(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }
}
