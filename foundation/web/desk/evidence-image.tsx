import { useEffect, useRef, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface EvidenceImageProps {
  readonly src: string;
  readonly alt: string;
  /** 1 fits the whole picture into the box. */
  readonly zoom: number;
  /** Quarter turns to the right. */
  readonly turns: number;
}

/** A picture fitted to its box, turned and enlarged so that all of it can be scrolled to. */
export function EvidenceImage({ src, alt, zoom, turns }: EvidenceImageProps) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [natural, setNatural] = useState<Size | null>(null);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const shown = room === null || natural === null ? null : fit(natural, room, turns, zoom);
  return (
    <div ref={box} className="yz-evidence-box" role="region" aria-label={alt} tabIndex={0}>
      <div className="yz-evidence-sheet" style={shown?.sheet}>
        <img
          src={src}
          alt={alt}
          draggable={false}
          style={{
            ...shown?.image,
            visibility: shown === null ? 'hidden' : undefined,
            transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
          }}
          onLoad={({ currentTarget: image }) =>
            setNatural({ width: image.naturalWidth || 1000, height: image.naturalHeight || 1414 })
          }
        />
      </div>
    </div>
  );
}

/** Measures of the picture before turning, and of the sheet that it covers when turned. */
function fit(natural: Size, room: Size, turns: number, zoom: number) {
  const lying = turns % 2 !== 0;
  const across = lying ? natural.height : natural.width;
  const down = lying ? natural.width : natural.height;
  const scale = Math.min(room.width / across, room.height / down) * zoom;
  return {
    image: { width: natural.width * scale, height: natural.height * scale },
    sheet: { width: across * scale, height: down * scale },
  };
}
