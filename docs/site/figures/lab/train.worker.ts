import { type Training, train } from "../../../course/lab/small-network.ts";

self.onmessage = ({ data }: MessageEvent<Training>) => self.postMessage(train(data));
