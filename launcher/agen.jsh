import dev.agen.*;
