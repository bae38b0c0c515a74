/** Letters that a desk sends often, in the reporter's language; the officer may change every word. */

import { longDay } from "./clocks.ts";

export interface LetterTemplate {
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  readonly text: string;
}

/** What is told beside the steps: an erasing that begins, one that was stopped, one that a legal hold stops. */
export type ErasingLetter = "withdrawing" | "continued" | "held";
type OfDate = (date: string) => string;
type Wording = {
  readonly dir: "ltr" | "rtl";
  readonly acknowledge: OfDate;
  /** The report went to another team; with a day while an answer is still due. */
  readonly moved: (team: string, date: string | null) => string;
} & Readonly<Record<ErasingLetter, OfDate>>;

const WORDINGS: Readonly<Record<string, Wording>> = {
  en: {
    dir: "ltr",
    acknowledge: (date) =>
      "We have read your report. We do not know who you are and will not try to find out. " +
      "Next we check whether others reported the same. " +
      `You will find our answer here by ${date}. ` +
      "Is anybody in danger because of this? Please tell us here.",
    withdrawing: (date) =>
      `You asked us to erase your report. On ${date} we erase it, with every message here. ` +
      "If you want us to keep it, write to us here before that day: whatever you write stops it. " +
      "After it this box is empty, and nobody can bring the report back.",
    continued: () => "You have written to us, so we do not erase your report. If you want us to erase it, ask us once more: then 14 days begin anew.",
    held: () => "You asked us to erase your report. We may not do it now: the law asks us to keep it. Nobody reads it who could not read it before. You can ask us again later.",
    moved: (team, date) =>
      `Your report is now with ${team}. We have read it. The team that had it before cannot open it any more. ` +
      (date ? `You will find our answer here by ${date}. ` : "") +
      "Your code is the same. Does this worry you? Please tell us here.",
  },
  es: {
    dir: "ltr",
    acknowledge: (date) =>
      "Hemos leído su informe. No sabemos quién es usted y no intentaremos saberlo. " +
      "Ahora miramos si otros informaron de lo mismo. " +
      `Encontrará aquí nuestra respuesta antes del ${date}. ` +
      "¿Está alguien en peligro por esto? Díganoslo aquí, por favor.",
    withdrawing: (date) =>
      `Nos pidió que borráramos su informe. El ${date} lo borramos, con todos los mensajes de aquí. ` +
      "Si quiere que lo conservemos, escríbanos aquí antes de ese día: cualquier mensaje suyo lo detiene. " +
      "Después este buzón estará vacío y nadie podrá recuperar el informe.",
    continued: () => "Nos ha escrito, así que no borramos su informe. Si quiere que lo borremos, pídalo otra vez: entonces los 14 días empiezan de nuevo.",
    held: () => "Nos pidió que borráramos su informe. Ahora no podemos: la ley nos pide que lo conservemos. No lo lee nadie que antes no pudiera leerlo. Puede pedirlo otra vez más adelante.",
    moved: (team, date) =>
      `Su informe está ahora en manos de ${team}. Lo hemos leído. El equipo que lo tenía antes ya no puede abrirlo. ` +
      (date ? `Encontrará aquí nuestra respuesta antes del ${date}. ` : "") +
      "Su código es el mismo. ¿Le preocupa esto? Díganoslo aquí, por favor.",
  },
  fr: {
    dir: "ltr",
    acknowledge: (date) =>
      "Nous avons lu votre rapport. Nous ne savons pas qui vous êtes et nous n'essaierons pas de le savoir. " +
      "Nous regardons maintenant si d'autres ont signalé la même chose. " +
      `Vous trouverez notre réponse ici avant le ${date}. ` +
      "Quelqu'un est-il en danger à cause de cela ? Dites-le-nous ici, s'il vous plaît.",
    withdrawing: (date) =>
      `Vous nous avez demandé d'effacer votre rapport. Le ${date}, nous l'effaçons, avec tous les messages d'ici. ` +
      "Si vous voulez que nous le gardions, écrivez-nous ici avant ce jour : tout message de vous l'arrête. " +
      "Après, cette boîte est vide et personne ne peut retrouver le rapport.",
    continued: () => "Vous nous avez écrit, donc nous n'effaçons pas votre rapport. Si vous voulez que nous l'effacions, demandez-le encore une fois : les 14 jours recommencent alors.",
    held: () => "Vous nous avez demandé d'effacer votre rapport. Nous ne le pouvons pas maintenant : la loi nous demande de le garder. Personne ne le lit qui ne pouvait pas le lire avant. Vous pouvez le demander de nouveau plus tard.",
    moved: (team, date) =>
      `Votre rapport est maintenant chez ${team}. Nous l'avons lu. L'équipe qui l'avait avant ne peut plus l'ouvrir. ` +
      (date ? `Vous trouverez notre réponse ici avant le ${date}. ` : "") +
      "Votre code reste le même. Cela vous inquiète ? Dites-le-nous ici, s'il vous plaît.",
  },
  pt: {
    dir: "ltr",
    acknowledge: (date) =>
      "Lemos o seu relato. Não sabemos quem é e não vamos tentar saber. " +
      "Agora vemos se outros relataram o mesmo. " +
      `A nossa resposta estará aqui até ${date}. ` +
      "Alguém corre perigo por isto? Diga-nos aqui, por favor.",
    withdrawing: (date) =>
      `Pediu-nos que apagássemos o seu relato. Em ${date} apagamo-lo, com todas as mensagens daqui. ` +
      "Se quiser que o guardemos, escreva-nos aqui antes desse dia: qualquer mensagem sua o impede. " +
      "Depois esta caixa fica vazia e ninguém pode recuperar o relato.",
    continued: () => "Escreveu-nos, por isso não apagamos o seu relato. Se quiser que o apaguemos, peça outra vez: os 14 dias começam então de novo.",
    held: () => "Pediu-nos que apagássemos o seu relato. Agora não podemos: a lei pede-nos que o guardemos. Ninguém o lê que antes não o pudesse ler. Pode pedir outra vez mais tarde.",
    moved: (team, date) =>
      `O seu relato está agora com ${team}. Já o lemos. A equipa que o tinha antes já não o pode abrir. ` +
      (date ? `A nossa resposta estará aqui até ${date}. ` : "") +
      "O seu código é o mesmo. Isto preocupa-o? Diga-nos aqui, por favor.",
  },
  ar: {
    dir: "rtl",
    acknowledge: (date) =>
      "لقد قرأنا بلاغك. نحن لا نعرف من أنت ولن نحاول أن نعرف. " +
      "سنتحقق الآن مما إذا كان آخرون قد أبلغوا عن الأمر نفسه. " +
      `ستجد جوابنا هنا بحلول ${date}. ` +
      "هل يتعرض أي شخص للخطر بسبب ذلك؟ من فضلك أخبرنا هنا.",
    withdrawing: (date) =>
      `لقد طلبت منا محو بلاغك. سنمحوه في ${date} مع كل الرسائل هنا. ` +
      "إذا أردت أن نحتفظ به فاكتب لنا هنا قبل ذلك اليوم: أي شيء تكتبه يوقف المحو. " +
      "بعد ذلك يصبح هذا الصندوق فارغًا، ولا يستطيع أحد استعادة البلاغ.",
    continued: () => "لقد كتبت لنا، لذلك لن نمحو بلاغك. إذا أردت أن نمحوه فاطلب ذلك مرة أخرى: عندها تبدأ الأيام الأربعة عشر من جديد.",
    held: () => "لقد طلبت منا محو بلاغك. لا يجوز لنا ذلك الآن: القانون يطلب منا الاحتفاظ به. لا يقرؤه أحد لم يكن يستطيع قراءته من قبل. يمكنك أن تطلب ذلك مرة أخرى لاحقًا.",
    moved: (team, date) =>
      `بلاغك الآن لدى ${team}. لقد قرأناه. ولم يعد بإمكان الفريق الذي كان لديه من قبل أن يفتحه. ` +
      (date ? `ستجد جوابنا هنا بحلول ${date}. ` : "") +
      "رمزك هو نفسه. هل يقلقك هذا؟ من فضلك أخبرنا هنا.",
  },
};

/** Languages in which there is a template. */
export const TEMPLATE_LANGUAGES: readonly string[] = Object.keys(WORDINGS);

/** The acknowledgement for a reporter of this language; English where it is not translated. */
export function acknowledgement(language: string, answerBy: string): LetterTemplate {
  return letterIn(language, (wording, day) => wording.acknowledge(day(answerBy)));
}

/** What a reporter of this language is told of an erasing; only one that begins names a day. */
export function erasingLetter(language: string, kind: ErasingLetter, on: string): LetterTemplate {
  return letterIn(language, (wording, day) => wording[kind](day(on)));
}

/** What a reporter of this language reads when another team took their case over. */
export function movedLetter(language: string, team: string, answerBy: string | null): LetterTemplate {
  return letterIn(language, (wording, day) => wording.moved(team, answerBy && day(answerBy)));
}

function letterIn(language: string, say: (wording: Wording, day: OfDate) => string): LetterTemplate {
  const code = TEMPLATE_LANGUAGES.includes(language) ? language : "en";
  const wording = WORDINGS[code] as Wording;
  return { language: code, dir: wording.dir, text: say(wording, (date) => longDay(date, code === "en" ? "en-GB" : code)) };
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
