package org.antin.document;

import io.micrometer.core.instrument.MeterRegistry;

import org.antin.House;
import org.springframework.context.ApplicationContext;

/// The nightly rounds, for tests of other packages.
public final class VaultRounds {
    private final ApplicationContext context;

    public VaultRounds(ApplicationContext context) {
        this.context = context;
    }

    public void aNight() {
        context.getBean(VaultWatch.class).begin();
        goOn();
    }

    public void goOn() {
        context.getBean(VaultWatch.class).goOn();
    }

    public boolean underWay() {
        return context.getBean(House.class)
                .as(House.SYSTEM, () -> context.getBean(Damages.class).underWay().isPresent());
    }

    public long damaged() {
        return (long) gauge("antin.vault.damaged");
    }

    public long away() {
        return (long) gauge("antin.vault.away");
    }

    private double gauge(String name) {
        return context.getBean(MeterRegistry.class).get(name).gauge().value();
    }
}
