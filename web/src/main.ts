// The page's script. The element replaces what index.html shows until it runs.
import './app';
