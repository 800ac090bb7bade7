/** The door to showing a guide: for reading, or, with a `GuideWork`, for working through it. */
export { GuideView } from './guide_view';
export { GuideMarkdown } from './guide_markdown';
export { CopyableCommand, CopyIcon } from './copyable_command';
export { isWorkedThrough, sectionElementId } from './section_view';
export { countProgress, type Progress, type ProgressByStep } from './step_progress';
export type { ConflictChoice, GuideWork, StepChange, StepSave } from './guide_work';
export { checkText } from './check_words';
export { goToElement, guideElementId, GuideMarkProvider, useMarkProps, type GuideTarget } from './guide_mark';
export { SqlText } from './sql_text';
export { sectionKindLabel } from './words';
