// Readers search here: the form's words and filters go to pagefind, what it finds into the list. Without this script the page
// shows its lists by year and tag. Nothing is loaded before somebody searches, and nothing from elsewhere.
const box = document.querySelector("[data-shards]");
const form = box.querySelector("form");
const status = box.querySelector("[role=status]");
const list = box.querySelector("ol");
const [more, older] = box.querySelectorAll(".more");
const card = box.querySelector("template").content;
const language = document.documentElement.lang;
const shards = JSON.parse(box.dataset.shards);
const field = (name) => form.elements[name];
const FILTERS = ["program", "year", "kind"].filter(field);
const STEP = 10; // results at a time
const ENOUGH = 2000; // stories that are searched without being asked for, the newest

let engine; // pagefind with the newest index
let loaded = 0; // indexes, from the newest on
let asked = 0; // counts searches, so that a late answer is not shown for a newer question
let found = []; // what the last search found and is not shown yet

const path = (folder) => new URL(box.dataset.root + folder, location.href).pathname;

async function load(count) {
  if (!engine) {
    const pagefind = await import(new URL(box.dataset.program, location.href));
    engine = pagefind.createInstance({ basePath: path(shards[0][0]), excerptLength: 24, noWorker: true });
    loaded = 1;
  }
  const wanted = shards.slice(loaded, count);
  loaded = Math.max(loaded, count);
  await Promise.all(wanted.map(([folder]) => engine.mergeIndex(path(folder), {})));
}

// How many indexes, from the newest on, hold stories enough, and all of a year.
function needed(year) {
  let stories = 0;
  let count = 0;
  while (count < shards.length && (count === 0 || stories + shards[count][3] <= ENOUGH)) stories += shards[count++][3];
  const holding = shards.map(([, first, last]) => first <= year && year <= last);
  return Math.max(count, year ? holding.lastIndexOf(true) + 1 : 0);
}

async function search(everything) {
  const number = ++asked;
  const words = field("q").value.trim();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, field(name).value]).filter(([, value]) => value));
  const chosen = Object.keys(filters).length > 0;
  list.replaceChildren();
  more.hidden = older.hidden = true;
  found = [];
  if (!words && !chosen) return tell(everything === undefined ? "" : status.dataset.empty);
  tell(status.dataset.busy);
  try {
    await load(everything ? shards.length : Math.max(loaded, needed(filters.year)));
    const options = { filters, sort: words ? {} : { date: "desc" } };
    const answer = await engine.search(words || null, options);
    if (number !== asked) return;
    found = answer.results;
    const told = found.length === 0 ? "none" : found.length === 1 ? "one" : "many";
    const text = status.dataset[told].replace("#", found.length.toLocaleString(language));
    await show(number);
    if (number !== asked) return;
    older.hidden = loaded === shards.length || "year" in filters;
    tell(text);
  } catch {
    if (number === asked) tell(status.dataset.failed);
  }
}

function tell(text) {
  status.textContent = text;
}

async function show(number) {
  const stories = await Promise.all(found.splice(0, STEP).map((result) => result.data()));
  if (number !== asked) return null;
  const items = stories.map(entry);
  list.append(...items);
  more.hidden = found.length === 0;
  return items[0];
}

function entry(story) {
  const item = card.firstElementChild.cloneNode(true);
  const [kind, program, title, text, made] = item.querySelectorAll("b, span, a, h2 + p, .meta");
  kind.textContent = named("kind", story.filters.kind);
  program.textContent = named("program", story.filters.program);
  if (!program.textContent) program.remove();
  title.textContent = story.meta.title;
  title.href = story.url;
  // Pagefind gives text with its own <mark>; everything else in it is escaped.
  text.replaceChildren(...story.excerpt.split(/<\/?mark>/).map((piece, place) => {
    const words = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return place % 2 ? Object.assign(document.createElement("mark"), { textContent: words }) : words;
  }));
  if (!story.content.startsWith(story.plain_excerpt)) text.prepend("… ");
  if (!story.content.endsWith(story.plain_excerpt)) text.append(" …");
  const day = document.createElement("time");
  made.append(Object.assign(day, { dateTime: story.meta.date, textContent: story.meta.day }));
  return item;
}

function named(name, values) {
  const option = values && FILTERS.includes(name) && [...field(name).options].find((one) => one.value === values[0]);
  return option ? option.text : "";
}

// The question stands in the address, so that it can be sent to somebody, and the way back leads to it.
function address() {
  const asking = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const query = asking.toString();
  return query ? `?${query}` : location.pathname;
}

function recall() {
  const asking = new URLSearchParams(location.search);
  field("q").value = asking.get("q") ?? "";
  for (const name of FILTERS) {
    field(name).value = asking.get(name) ?? "";
    if (field(name).selectedIndex < 0) field(name).value = "";
  }
  search();
}

function ask() {
  const now = address();
  if (now !== (location.search || location.pathname)) history.pushState(null, "", now);
  search(false);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const name of FILTERS) field(name).addEventListener("change", ask);
more.firstElementChild.addEventListener("click", async () => {
  const first = await show(asked);
  first?.querySelector("a").focus();
});
older.firstElementChild.addEventListener("click", async () => {
  await search(true);
  status.tabIndex = -1;
  status.focus();
});
addEventListener("popstate", recall);
recall();
