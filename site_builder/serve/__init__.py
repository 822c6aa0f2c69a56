"""The site in a browser while one writes: a server, a watcher, and the findings shown in the page."""
