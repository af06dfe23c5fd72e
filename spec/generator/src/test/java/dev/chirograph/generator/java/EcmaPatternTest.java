package dev.chirograph.generator.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What matches here matches in an engine of ECMA-262 with the flag {@code u}; the values were tried there. */
class EcmaPatternTest {

    /** In the texts, a percent sign and four digits stand for a character. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '\u0007', textBlock = """
            ^a$~a~a%000A
            ^\\d$~7~%0663
            ^\\w$~_~é
            ^\\W$~é~_
            ^\\s$~%FEFF~a
            ^\\s$~%00A0~%180E
            ^\\s$~%2028~%0085
            ^\\S$~%0085~%3000
            ^[\\s]$~%2003~a
            ^[\\S]$~a~%2003
            ^[^\\S]$~%2003~a
            ^[^\\s]$~a~%2003
            ^.$~%0085~%2028
            ^.$~%D83D%DE00~ab
            a\\b~a é~ab
            ^é\\b~éa~é
            ^a\\Ba$~aa~a
            ^[^]$~%000A~ab
            ^(a|[])$~a~b
            ^\\cJ$~%000A~J
            ^\\cj$~%000A~j
            ^\\v$~%000B~%000A
            ^[\\b]$~%0008~b
            ^\\0$~%0000~0
            ^[\\000-\\037]$~%001F~a
            ^\\x41$~A~x41
            ^\\u0041$~A~u0041
            ^\\u{1F600}$~%D83D%DE00~u
            ^\\uD83D\\uDE00$~%D83D%DE00~%D83D
            ^[\\uD83D\\uDE00]$~%D83D%DE00~%DE00
            ^[😀-😂]$~%D83D%DE01~%D83D
            ^\\/\\-\\_\\@$~/-_@~\\/
            ^a\\/b$~a/b~ab
            ^[a[]$~[~b
            ^[a[b]+$~a[b~a]
            ^[a&&b]$~&~c
            ^[\\w-.]+$~a-.~/
            ^[a-\\d]+$~a-1~b
            ^[^-a]$~b~-
            ^(?<a_b>x)\\k<a_b>$~xx~x
            ^(?<$>x)(?<é>y)\\2\\1$~xyyx~xyxy
            ^(a)\\1$~aa~a1
            ^(a)\\10$~a%0008~aa0
            ^(a\\1)$~a~aa
            ^\\1(a)$~a~aa
            ^{a}$~{a}~a
            ^a{$~a{~a
            ^a{1$~a{1~a
            ^x{,$~x{,~x
            ^a]}$~a]}~a
            ^a{2,}$~aaa~a
            ^a{00002}$~aa~a
            ^a{1,99999999999999999999}$~aa~b
            ^\\p{Lu}$~É~é
            ^\\P{Lu}$~é~É
            ^[\\p{Lu}\\P{L}]$~1~é
            ^[^\\P{Lu}]$~É~é
            ^\\p{L}$~é~1
            ^\\p{Letter}$~é~1
            ^\\p{General_Category=Uppercase_Letter}$~É~é
            ^\\p{gc=digit}$~%0663~a
            ^\\p{Script=Greek}$~α~a
            ^\\p{sc=Grek}$~α~a
            ^\\p{Alphabetic}$~α~1
            ^\\p{Alpha}$~α~1
            ^\\p{ASCII}$~a~é
            ^\\p{Any}$~é~ab
            ^[\\p{ASCII_Hex_Digit}]$~f~g
            ^\\p{White_Space}$~%0085~%FEFF
            (?<=a)b~ab~b
            (?<!a)b~cb~ab
            ^(?=a)*a$~a~b
            ^(?i:a)b$~Ab~AB
            ^(?s:.)$~%000A~ab
            ^(?-i:a)$~a~A
            #.*~#~a
            ^a b$~a b~ab
            ^\\q$~q~\\q
            """)
    void aPatternMatchesWhatItMatchesInEcma262(String expression, String matching, String other) {
        Pattern java = Pattern.compile(EcmaPattern.toJava(expression));

        assertTrue(java.matcher(text(matching)).find(), java::pattern);
        assertTrue(!java.matcher(text(other)).find(), java::pattern);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '\u0007', textBlock = """
            [~a class is not closed
            (~a parenthesis is not closed
            a)~a parenthesis is closed that is not open
            a\\~it ends too early
            *a~nothing stands there that could be repeated
            a**~nothing stands there that could be repeated
            ^*~nothing stands there that could be repeated
            {2}~nothing stands there that could be repeated
            (?<=a)*~nothing stands there that could be repeated
            a++~no possessive repetition
            a{1,2}+~no possessive repetition
            a{,64}~a count without a minimum
            a{2,1}~more as its least than as its most
            [b-a]~ends before it begins
            \\Aa~`\\A` no meaning
            a\\z~`\\z` no meaning
            a\\Z~`\\Z` no meaning
            \\h~`\\h` no meaning
            \\Qa.b\\E~`\\Q` no meaning
            \\pL~`\\p` no meaning
            \\x4~`\\x` no meaning
            \\u12~`\\u` no meaning
            \\i\\c*~`\\i` no meaning
            [[:alpha:]]~a class of POSIX
            [a-z&&[^b]]~an intersection
            (?>a)~begins nothing that ECMA 262 knows
            (?P<a>b)~begins nothing that ECMA 262 knows
            (?#a)~begins nothing that ECMA 262 knows
            \\k<a>(?<b>c)~not the name of one group
            (a)?\\1~may have no match
            (?:(a)|b)\\1~may have no match
            (?:(a)|b\\1)+~may have no match
            \\p{Latin}~no property `Latin`
            \\p{IsLatin}~no property `IsLatin`
            \\p{Script=latin}~no property `Script=latin`
            \\p{Emoji}~no property `Emoji`
            \\p{scx=Grek}~no property `scx=Grek`
            (?<=a*)b~greatest length
            \\u{110000}~no such character
            (?x)a~flag `x`
            """)
    void aPatternWithoutAnEquivalentIsRejectedWithTheReason(String expression, String reason) {
        PatternSyntaxException refused =
                assertThrows(PatternSyntaxException.class, () -> EcmaPattern.toJava(expression));

        assertTrue(refused.getDescription().contains(reason), refused::getDescription);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '\u0007', textBlock = """
            /^[a-z]+$/~literal of JavaScript~abc~ABC
            /^[a-z]+$/i~literal of JavaScript~ABC~1
            /^\\/a/~literal of JavaScript~/a~a
            (?i)^abc$~`(?i)` is none of ECMA 262~ABC~abcd
            ^(?i)abc$~`(?i)` is none of ECMA 262~ABC~abcd
            """)
    void foreignPatternSyntaxIsTranslatedAndReported(String expression, String foreign, String matching, String other) {
        EcmaPattern.Translation translation = EcmaPattern.translate(expression);

        Pattern java = Pattern.compile(translation.java());
        assertTrue(translation.foreign().get(0).contains(foreign), () -> String.valueOf(translation.foreign()));
        assertTrue(java.matcher(matching).find());
        assertTrue(!java.matcher(other).find());
    }

    @Test
    void slashesThatAreMeantStandForThemselves() {
        EcmaPattern.Translation translation = EcmaPattern.translate("/things/");

        assertEquals(new EcmaPattern.Translation("/things/", List.of()), translation);
    }

    @Test
    void aPatternThatIsNestedWithoutEndIsRejected() {
        String deep = "(".repeat(10_000) + ")".repeat(10_000);

        assertThrows(PatternSyntaxException.class, () -> EcmaPattern.toJava(deep));
    }

    private static String text(String written) {
        return Pattern.compile("%([0-9A-F]{4})")
                .matcher(written)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
