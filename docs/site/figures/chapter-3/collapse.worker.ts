import { type CollapseOptions, trainTwoParameters } from "../../../course/models/smooth.ts";

self.onmessage = ({ data }: MessageEvent<CollapseOptions>) => self.postMessage(trainTwoParameters(data));
