import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useLanguage, useText, useWords, type Words } from '@yanzhen/web-kit/words.ts';
import { useEffect, useId, useImperativeHandle, useRef, type Ref } from 'react';
import { policyCompletions } from './completions.ts';
import { nameTooltip } from './name-tooltip.ts';
import { policyLanguage } from './policy-language.ts';
import { nameAt, type PolicyName } from './policy-names.ts';

/** Something to say at a place of the text. */
export interface EditorMark {
  /** First line and column are 1. */
  readonly line: number;
  readonly column: number;
  readonly says: string;
  readonly severity: 'error' | 'warning';
}

/** What the page beside the editor may do with the text; undo takes each back. */
export interface EditorHandle {
  replace(from: number, to: number, insert: string): void;
  setText(text: string): void;
  /** Puts the cursor there, in sight. */
  show(line: number, column: number): void;
}

interface PolicyEditorProps {
  readonly label: string;
  /** The text at the start; later changes come through the handle. */
  readonly initial: string;
  readonly readOnly: boolean;
  readonly names: readonly PolicyName[];
  readonly marks: readonly EditorMark[];
  readonly onChange: (text: string) => void;
  readonly ref: Ref<EditorHandle>;
}

/** A policy file in an editor: YAML with FEEL, completion, meaning on hover, problems at their place. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { label, initial, readOnly, names, marks, onChange, ref } = props;
  const t = useWords('policy-review');
  const text = useText();
  const { language } = useLanguage();
  const hint = useId();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changing = useRef(new Compartment());
  const latest = useRef({ names, onChange });

  const worded = [
    EditorState.readOnly.of(readOnly),
    EditorState.phrases.of(phrases(t)),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': hint,
      // Also while it is read only: the keyboard scrolls it.
      tabindex: '0',
    }),
    autocompletion({
      override: readOnly
        ? []
        : [
            policyCompletions({
              names: () => latest.current.names,
              language,
              kinds: {
                fact: t('pages.editor.kind.fact'),
                parameter: t('pages.editor.kind.parameter'),
                derived: t('pages.editor.kind.derived'),
                function: t('pages.editor.kind.function'),
              },
            }),
          ],
    }),
    hoverTooltip((editor, place) => {
      const line = editor.state.doc.lineAt(place);
      const at = nameAt(line.text, place - line.from, latest.current.names);
      if (!at) return null;
      return {
        pos: line.from + at.from,
        end: line.from + at.to,
        create: () => ({ dom: nameTooltip(at.found, text, t) }),
      };
    }),
  ];
  const wordedNow = useRef(worded);
  useEffect(() => {
    latest.current = { names, onChange };
    wordedNow.current = worded;
  });

  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initial,
        extensions: [
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          EditorView.lineWrapping,
          keymap.of([
            ...completionKeymap,
            ...historyKeymap,
            ...foldKeymap,
            ...defaultKeymap,
            indentWithTab,
          ]),
          policyLanguage(),
          changing.current.of(wordedNow.current),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
    // The editor owns its text from here on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: changing.current.reconfigure(wordedNow.current) });
  }, [readOnly, label, language]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = marks.map((mark) => diagnosticOf(editor.state.doc, mark));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [marks]);

  useImperativeHandle(ref, () => ({
    replace: (from, to, insert) => view.current?.dispatch({ changes: { from, to, insert } }),
    setText: (next) => {
      const editor = view.current;
      editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: next } });
    },
    show: (line, column) => {
      const editor = view.current;
      if (!editor) return;
      const place = placeOf(editor.state.doc, line, column);
      const effects = EditorView.scrollIntoView(place, { y: 'center' });
      editor.dispatch({ selection: { anchor: place }, effects });
      editor.focus();
    },
  }));

  return (
    <div className="yz-policy-editor">
      <p id={hint} className="yz-small">
        {t(readOnly ? 'pages.editor.read-only' : 'pages.editor.hint')}
      </p>
      <div ref={host} />
    </div>
  );
}

function placeOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column - 1, 0), at.to);
}

function diagnosticOf(doc: Text, { line, column, says, severity }: EditorMark): Diagnostic {
  const from = placeOf(doc, line, column);
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  const word = /^[\p{L}\p{N}_-]+/u.exec(rest)?.[0].length ?? Math.min(rest.length, 1);
  return { from, to: from + word, severity, message: says };
}

/** The editor's own words, which it asks for in English. */
function phrases(t: Words): Record<string, string> {
  return {
    Completions: t('pages.editor.phrase.completions'),
    Diagnostics: t('pages.editor.phrase.diagnostics'),
    'No diagnostics': t('pages.editor.phrase.no-diagnostics'),
    'Fold line': t('pages.editor.phrase.fold'),
    'Unfold line': t('pages.editor.phrase.unfold'),
    'folded code': t('pages.editor.phrase.folded'),
    unfold: t('pages.editor.phrase.unfold'),
    'Selection deleted': t('pages.editor.phrase.deleted'),
  };
}
