// The page comes alive: each subject in a module of its own.

import { startAttachments } from "./attachments.js";
import { startComposer } from "./composer.js";
import { startCopying } from "./copy.js";
import { startLive } from "./live.js";
import { startPanel } from "./panel.js";
import { startPresses } from "./press.js";
import { startRehearsal } from "./rehearsal.js";
import { startRooms } from "./rooms.js";
import { startSheet } from "./sheet.js";
import { startStream } from "./stream.js";

startPanel();
startStream();
startSheet();
startPresses();
startAttachments();
startComposer();
startRooms();
startCopying();
startRehearsal();
startLive();
