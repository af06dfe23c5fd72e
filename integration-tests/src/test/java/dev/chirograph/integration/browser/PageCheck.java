package dev.chirograph.integration.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;

/** Checks the accessibility of a page: screen readers, contrast and small screens. */
final class PageCheck {
    /** Each finding is a line; the measures are those of WCAG 2.2, level AA. */
    private static final String FINDINGS = """
            () => {
              const findings = [];
              const visible = element => element.getClientRects().length > 0;
              const say = (what, element) => findings.push(what + ': ' + element.outerHTML.slice(0, 120));

              if (!document.documentElement.lang) findings.push('no language');
              if (!document.title) findings.push('no title');
              if (document.querySelectorAll('h1').length !== 1) findings.push('not one h1');
              if (document.querySelectorAll('main').length !== 1) findings.push('not one main');
              if (document.documentElement.scrollWidth > window.innerWidth) findings.push('wider than the screen');

              const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
              if (new Set(ids).size !== ids.length) findings.push('an id is there twice');

              for (const field of document.querySelectorAll('input:not([type=hidden])')) {
                if (field.labels.length !== 1 || !field.labels[0].textContent.trim()) say('no label', field);
                if (!field.autocomplete) say('no autocomplete', field);
                const text = field.getAttribute('aria-describedby');
                if (text && !document.getElementById(text)) say('describedby points nowhere', field);
              }
              for (const target of document.querySelectorAll('button, input:not([type=hidden])')) {
                const box = target.getBoundingClientRect();
                if (box.height < 24 || box.width < 24) say('too small to hit', target);
              }

              const numbers = colour => colour.match(/[0-9.]+/g).map(Number);
              const opaque = colour => { const n = numbers(colour); return n.length < 4 || n[3] === 1; };
              const luminance = colour => {
                const [r, g, b] = numbers(colour).slice(0, 3)
                  .map(part => part / 255)
                  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = element => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = getComputedStyle(at).backgroundColor;
                  if (opaque(colour)) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              for (const element of document.querySelectorAll('main *')) {
                const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
                if ((own || element.matches('input')) && visible(element)) {
                  const [low, high] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => a - b);
                  const contrast = (high + 0.05) / (low + 0.05);
                  if (contrast < 4.5) say('contrast ' + contrast.toFixed(2), element);
                }
              }
              return findings;
            }
            """;

    private PageCheck() {}

    static void assertAccessible(Page page) {
        assertEquals(List.of(), page.evaluate(FINDINGS), page.title());
    }
}
