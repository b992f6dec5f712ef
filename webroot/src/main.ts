import { dressUp } from "./app/look.ts";
import "./app/parley-app.ts";

dressUp();
