import { expect, it } from 'vitest';
import { ecsModule } from './ecs_fields.mjs';

const head = 'ECS_Version,Indexed,Field_Set,Field,Type,Level,Normalization,Example,Description';

it('groups the fields by what stands below a set, and marks numbers and what is open', () => {
  const list = [
    head,
    '1.2.3,true,base,@timestamp,date,core,,,"When, exactly."',
    '1.2.3,true,a,a.id,keyword,core,,,"A ""quoted"" word,\nand a line more."',
    '1.2.3,true,a,a.size,long,core,,,',
    '1.2.3,true,b,b.id,keyword,core,,"{""x"": 1}",Text',
    '1.2.3,true,b,b.size,long,core,,,',
    '1.2.3,true,c,c.labels,object,core,,,',
    '1.2.3,true,c,c.part,object,core,,,',
    '1.2.3,true,c,c.part.on,boolean,core,,,',
  ].join('\n');
  const module = ecsModule([list, `${head}\n1.0.0,true,a,a.gone,keyword,core,,,`]);
  expect(module).toContain("ECS_VERSION = '1.2.3'");
  expect(module.slice(module.indexOf('`'))).toBe('`\n-|@timestamp\na|gone id size#\nb|id size#\nc.part|on#\nc|labels* part\n`;\n');
});

it('refuses another file, and what is no name', () => {
  expect(() => ecsModule(['a,b\n1,2'])).toThrow(/no column ECS_Version/);
  expect(() => ecsModule([`${head}\n1.2.3,true,a,a\`b,keyword,core,,,`])).toThrow(/not the name of a field/);
});
