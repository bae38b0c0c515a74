/** Letters that a desk sends often, in the reporter's language; the officer may change every word. */

import { longDay } from "./clocks.ts";

export interface LetterTemplate {
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly text: string;
}

type Wording = { readonly dir: "ltr" | "rtl"; readonly acknowledge: (date: string) => string };

const WORDINGS: Readonly<Record<string, Wording>> = {
  en: {
    dir: "ltr",
    acknowledge: (date) =>
      "We have read your report. We do not know who you are and will not try to find out. " +
      "Next we check whether others reported the same. " +
      `You will find our answer here by ${date}. ` +
      "Is anybody in danger because of this? Please tell us here.",
  },
  es: {
    dir: "ltr",
    acknowledge: (date) =>
      "Hemos leído su informe. No sabemos quién es usted y no intentaremos saberlo. " +
      "Ahora miramos si otros informaron de lo mismo. " +
      `Encontrará aquí nuestra respuesta antes del ${date}. ` +
      "¿Está alguien en peligro por esto? Díganoslo aquí, por favor.",
  },
  fr: {
    dir: "ltr",
    acknowledge: (date) =>
      "Nous avons lu votre rapport. Nous ne savons pas qui vous êtes et nous n'essaierons pas de le savoir. " +
      "Nous regardons maintenant si d'autres ont signalé la même chose. " +
      `Vous trouverez notre réponse ici avant le ${date}. ` +
      "Quelqu'un est-il en danger à cause de cela ? Dites-le-nous ici, s'il vous plaît.",
  },
  pt: {
    dir: "ltr",
    acknowledge: (date) =>
      "Lemos o seu relato. Não sabemos quem é e não vamos tentar saber. " +
      "Agora vemos se outros relataram o mesmo. " +
      `A nossa resposta estará aqui até ${date}. ` +
      "Alguém corre perigo por isto? Diga-nos aqui, por favor.",
  },
  ar: {
    dir: "rtl",
    acknowledge: (date) =>
      "لقد قرأنا بلاغك. نحن لا نعرف من أنت ولن نحاول أن نعرف. " +
      "سنتحقق الآن مما إذا كان آخرون قد أبلغوا عن الأمر نفسه. " +
      `ستجد جوابنا هنا بحلول ${date}. ` +
      "هل يتعرض أي شخص للخطر بسبب ذلك؟ من فضلك أخبرنا هنا.",
  },
};

/** Languages in which there is a template. */
export const TEMPLATE_LANGUAGES: readonly string[] = Object.keys(WORDINGS);

/** The acknowledgement for a reporter of this language; English where it is not translated. */
export function acknowledgement(language: string, answerBy: string): LetterTemplate {
  const code = TEMPLATE_LANGUAGES.includes(language) ? language : "en";
  const wording = WORDINGS[code] as Wording;
  return { language: code, dir: wording.dir, text: wording.acknowledge(longDay(answerBy, code === "en" ? "en-GB" : code)) };
}

/** First line of a status letter: the status and, where there is one, the day by which we answer. */
export function statusText(status: string, detail: string | null, words: string): string {
  return `${detail ? `${status} ${detail}` : status}\n${words.trim()}`;
}

/** A status letter taken apart again: what stands in its first line, and the words below it. */
export function readStatusText(text: string): { status: string; detail: string; words: string } {
  const [first = "", ...rest] = text.split("\n");
  const [status = "", ...detail] = first.trim().split(" ");
  return { status, detail: detail.join(" "), words: rest.join("\n").trim() };
}
