package dev.baton.console;

import dev.baton.platform.money.Money;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;

/** How numbers, money and time are written for one reader. */
final class Formats {

    private final Messages messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;

    Formats(Messages messages, Locale locale, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
    }

    String money(Money amount) {
        var currency = Currency.getInstance(amount.currency());
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount.decimal());
    }

    String quantity(long quantity) {
        return NumberFormat.getIntegerInstance(locale).format(quantity);
    }

    String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    String date(LocalDate date) {
        var near = Math.abs(ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(zone)), date)) < 200;
        return DateTimeFormatter.ofPattern(near ? pattern("EEE d MMM") : pattern("d MMM uuuu"), locale)
                .format(date);
    }

    String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMM", locale).format(date);
    }

    String exact(Instant at, ZoneId where) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atZone(where))
                + " " + DateTimeFormatter.ofPattern("zzz", locale).format(at.atZone(where));
    }

    String time(Instant at, ZoneId where) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(where));
    }

    /** How long ago or how soon, in one unit: 5 min, 3 h, 2 d; a date when it is further away. */
    String relative(Instant at) {
        var passed = Duration.between(at, clock.instant());
        var span = passed.abs();
        if (span.toSeconds() < 45) {
            return messages.text(locale, "time.now");
        }
        if (span.toDays() >= 14) {
            return date(LocalDate.ofInstant(at, zone));
        }
        return messages.text(locale, passed.isNegative() ? "time.in" : "time.ago", length(span));
    }

    private String length(Duration span) {
        if (span.toMinutes() < 60) {
            return messages.text(locale, "time.minutes", Math.max(1, span.toMinutes()));
        }
        return span.toHours() < 48
                ? messages.text(locale, "time.hours", span.toHours())
                : messages.text(locale, "time.days", span.toDays());
    }

    Content moment(Instant at, ZoneId where) {
        return new Time(at, exact(at, where), relative(at));
    }

    Content span(Instant at, ZoneId where) {
        return new Time(
                at,
                exact(at, where),
                length(Duration.between(at, clock.instant()).abs()));
    }

    private String pattern(String english) {
        return locale.getLanguage().equals("es") ? english.replace("EEE d MMM", "EEE d 'de' MMM") : english;
    }

    /** A point in time as people say it, with the exact one on hover. */
    private record Time(Instant at, String exact, String words) implements Content {

        @Override
        public void writeTo(TemplateOutput output) {
            output.writeContent("<time datetime=\"" + at + "\" title=\"");
            output.writeUserContent(exact.replace("\"", ""));
            output.writeContent("\">");
            output.writeUserContent(words);
            output.writeContent("</time>");
        }
    }
}
