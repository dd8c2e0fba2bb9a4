package org.antin.signing.bench;

/// Whether memory stays flat over many documents, each signed for this run alone.
final class MemoryBench {
    private static final int PAPERS = 20;

    private final House house;
    private final Results results;
    private final int documents;

    MemoryBench(House house, Results results, int documents) {
        this.house = house;
        this.results = results;
        this.documents = documents;
    }

    void run() throws Exception {
        results.head("Memory in use after " + documents + " different documents checked");
        Checker ours = Checker.named("ours", house.ca.root(), house.clock);
        var papers = new byte[PAPERS][];
        for (int i = 0; i < PAPERS; i++) papers[i] = Paper.letter(i);
        int step = Math.max(1, documents / 10);
        for (int i = 0; i < documents; i++) {
            // Signed at another second with another number: another signature, other answers.
            if (!ours.valid(house.longTerm(papers[i % PAPERS], i))) {
                throw new IllegalStateException("not valid");
            }
            if ((i + 1) % step == 0) {
                System.gc();
                Runtime memory = Runtime.getRuntime();
                double used = (memory.totalMemory() - memory.freeMemory()) / 1e6;
                results.add("after " + (i + 1), "MB", used);
            }
        }
    }
}
