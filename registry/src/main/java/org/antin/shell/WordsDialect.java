package org.antin.shell;

import org.springframework.context.MessageSource;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

import java.util.Set;
import java.util.function.Predicate;

/// Gives every template `#words` ([Words]) in the language of the request.
public final class WordsDialect extends AbstractDialect implements IExpressionObjectDialect {
    private static final String NAME = "words";

    private final MessageSource messages;
    private final Predicate<String> doors;

    /// @param doors whether the reader may open an address
    public WordsDialect(MessageSource messages, Predicate<String> doors) {
        super("antin-words");
        this.messages = messages;
        this.doors = doors;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(NAME);
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return new Words(messages, context.getLocale(), doors);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
