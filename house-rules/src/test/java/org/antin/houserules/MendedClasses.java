package org.antin.houserules;

import org.jspecify.annotations.Nullable;
import org.pitest.boot.HotSwapAgent;
import org.pitest.mutationtest.engine.Mutant;
import org.pitest.mutationtest.environment.EnvironmentResetPlugin;
import org.pitest.mutationtest.environment.ResetEnvironment;
import org.pitest.mutationtest.execute.CatchNewClassLoadersTransformer;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Puts a broken class right before the next one is broken. PIT doesn't: it never breaks two
/// classes in one process, as [ChosenBreaks] lets it.
public final class MendedClasses implements EnvironmentResetPlugin, ResetEnvironment {
    private @Nullable String broken;

    @Override
    public String description() {
        return "Mends the class that was broken before";
    }

    @Override
    public ResetEnvironment make() {
        return this;
    }

    @Override
    public void resetFor(Mutant next) {
        if (broken != null) mend(broken);
        broken = next.getDetails().getClassName().asJavaName();
    }

    private static void mend(String name) {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var whole = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (whole == null) throw new IllegalStateException("no class file of " + name);
            byte[] bytes = whole.readAllBytes();
            // else PIT puts its last break back
            CatchNewClassLoadersTransformer.setMutant(name.replace('.', '/'), bytes);
            if (!HotSwapAgent.hotSwap(Class.forName(name, false, loader), bytes)) {
                throw new IllegalStateException("can't mend " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
