package dev.baton.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Understands what people write, in the Common Expression Language, and evaluates it. The only place that knows CEL.
 *
 * <p>Everything is bounded: how long an expression is, how deep, and how often it goes through lists.
 */
final class Expressions {

    static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_LETTERS_OF_TEXT = 400;
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(.+)' applied to '\\((.*)\\)'");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(MOST_STEPS)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** CEL keeps whole numbers and decimals apart; who writes {@code order.total * 4} should not have to. */
    private static final List<CelFunctionDecl> MIXED =
            List.of(mixed("_+_", "add"), mixed("_-_", "subtract"), mixed("_*_", "multiply"), mixed("_/_", "divide"));

    private static final List<CelFunctionBinding> MIXED_ARITHMETIC = List.of(
            CelFunctionBinding.from("add_double_int64", Double.class, Long.class, (a, b) -> a + b),
            CelFunctionBinding.from("add_int64_double", Long.class, Double.class, (a, b) -> a + b),
            CelFunctionBinding.from("subtract_double_int64", Double.class, Long.class, (a, b) -> a - b),
            CelFunctionBinding.from("subtract_int64_double", Long.class, Double.class, (a, b) -> a - b),
            CelFunctionBinding.from("multiply_double_int64", Double.class, Long.class, (a, b) -> a * b),
            CelFunctionBinding.from("multiply_int64_double", Long.class, Double.class, (a, b) -> a * b),
            CelFunctionBinding.from("divide_double_int64", Double.class, Long.class, (a, b) -> a / b),
            CelFunctionBinding.from("divide_int64_double", Long.class, Double.class, (a, b) -> a / b));

    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.math())
            .addFunctionBindings(MIXED_ARITHMETIC)
            .build();

    /** It could not be evaluated: a list was shorter than thought, a number divided by nothing, too many steps. */
    static final class Broken extends Exception {

        Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Something that is understood. */
    static final class Expression {

        private final CelRuntime.Program program;

        private Expression(CelRuntime.Program program) {
            this.program = program;
        }

        Object of(Facts facts) throws Broken {
            try {
                return program.eval(name -> Optional.of(facts.of(name)));
            } catch (CelEvaluationException e) {
                throw new Broken(String.valueOf(e.getMessage()), e);
            }
        }

        boolean isTrue(Facts facts) throws Broken {
            return Boolean.TRUE.equals(of(facts));
        }
    }

    /** A text with expressions in braces. */
    static final class Sentence {

        private final List<Object> parts;

        private Sentence(List<Object> parts) {
            this.parts = List.copyOf(parts);
        }

        String of(Facts facts) throws Broken {
            var text = new StringBuilder();
            for (var part : parts) {
                text.append(part instanceof Expression expression ? inWords(expression.of(facts)) : part);
            }
            return text.length() > MOST_LETTERS_OF_TEXT
                    ? text.substring(0, MOST_LETTERS_OF_TEXT - 1) + "…"
                    : text.toString();
        }

        private static String inWords(Object value) {
            return switch (value) {
                case List<?> list -> list.stream().map(Sentence::inWords).collect(Collectors.joining(", "));
                case Double number
                when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
                case Double number
                when !number.isNaN() && !number.isInfinite() ->
                    BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
                default -> value.toString();
            };
        }
    }

    private final CelCompiler conditions;
    private final CelCompiler values;

    Expressions(Vocabulary vocabulary) {
        this.conditions = compiler(vocabulary, SimpleType.BOOL);
        this.values = compiler(vocabulary, null);
    }

    private static CelFunctionDecl mixed(String operator, String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload(
                        name + "_double_int64", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT),
                CelOverloadDecl.newGlobalOverload(
                        name + "_int64_double", SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE));
    }

    private static CelCompiler compiler(Vocabulary vocabulary, @Nullable CelType result) {
        var types = vocabulary.variables().stream()
                .collect(ImmutableMap.toImmutableMap(Vocabulary.Variable::name, Expressions::type));
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new Types(types))
                .addLibraries(CelExtensions.strings(), CelExtensions.math())
                .addFunctionDeclarations(MIXED);
        for (var variable : vocabulary.variables()) {
            CelType type = types.get(variable.name());
            builder.addVar(variable.name(), variable.isMany() ? ListType.create(type) : type);
        }
        if (result != null) {
            builder.setResultType(result);
        }
        return builder.build();
    }

    private static StructType type(Vocabulary.Variable variable) {
        var words = variable.words().stream()
                .collect(ImmutableMap.toImmutableMap(Vocabulary.Word::name, word -> type(word.kind())));
        return StructType.create(variable.name(), words.keySet(), name -> Optional.ofNullable(words.get(name)));
    }

    private static CelType type(Vocabulary.Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.DOUBLE;
            case COUNT -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
            case MOMENT -> SimpleType.TIMESTAMP;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case FIELDS -> MapType.create(SimpleType.STRING, SimpleType.DYN);
        };
    }

    private record Types(ImmutableMap<String, StructType> byName) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(byName.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    /** @return null when there are mistakes */
    @Nullable
    Expression condition(String field, String source, Consumer<Mistake> mistakes) {
        return compile(conditions, field, 0, source, mistakes);
    }

    /** @return null when there are mistakes */
    @Nullable
    Sentence sentence(String field, String template, Consumer<Mistake> mistakes) {
        var parts = new ArrayList<Object>();
        int at = 0;
        boolean isWhole = true;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (open < 0) {
                parts.add(template.substring(at));
                break;
            }
            if (close < 0) {
                mistakes.accept(new Mistake(field, 1, open + 1, "this brace is never closed"));
                return null;
            }
            parts.add(template.substring(at, open));
            var expression = compile(values, field, open + 1, template.substring(open + 1, close), mistakes);
            isWhole &= expression != null;
            if (expression != null) {
                parts.add(expression);
            }
            at = close + 1;
        }
        return isWhole ? new Sentence(parts) : null;
    }

    private static @Nullable Expression compile(
            CelCompiler compiler, String field, int offset, String source, Consumer<Mistake> mistakes) {
        if (source.isBlank()) {
            mistakes.accept(new Mistake(field, 1, offset + 1, "says nothing"));
            return null;
        }
        try {
            var result = compiler.compile(source);
            if (result.hasError()) {
                result.getErrors()
                        .forEach(issue -> mistakes.accept(new Mistake(
                                field,
                                Math.max(1, issue.getSourceLocation().getLine()),
                                Math.max(0, issue.getSourceLocation().getColumn()) + offset + 1,
                                inPlainWords(issue.getMessage()))));
                return null;
            }
            return new Expression(program(result.getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            mistakes.accept(new Mistake(field, 1, offset + 1, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static CelRuntime.Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return RUNTIME.createProgram(tree);
    }

    /** Without the list of everything that would have been possible, and in the words that the vocabulary has for types. */
    private static String inPlainWords(String message) {
        int candidates = message.indexOf(" (candidates:");
        var plain = candidates < 0 ? message : message.substring(0, candidates);
        var overload = NO_OVERLOAD.matcher(plain);
        return overload.matches()
                ? "%s cannot be used with (%s)"
                        .formatted(
                                overload.group(1).replaceAll("^_|_$", ""),
                                overload.group(2)
                                        .replace("double", "number")
                                        .replace("int", "whole number")
                                        .replace("string", "text"))
                : plain;
    }
}
